/** What the survey side tells about attempts: how each one ended, was corrected or came back. */
package io.huifang.contract.attempt;
