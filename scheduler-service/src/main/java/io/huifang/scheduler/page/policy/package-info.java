/**
 * The policy's versions on pages: read, compared, checked before they are stored, and put in force
 * by somebody who has seen what changes.
 */
package io.huifang.scheduler.page.policy;
