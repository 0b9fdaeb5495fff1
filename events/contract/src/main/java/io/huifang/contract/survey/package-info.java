/** What customers answered, without free text. */
package io.huifang.contract.survey;
