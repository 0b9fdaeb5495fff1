/**
 * Showing the number: only to the live lease holder, only inside the calling window, never kept
 * here.
 *
 * <p>The number comes from intake's vault, which writes the audit.
 */
package io.huifang.survey.reveal;
