/**
 * Showing the number: only to the live lease holder, only inside the calling window, never kept
 * here.
 *
 * <p>The number comes from intake's vault, which writes that it was read; that it was shown stands
 * in the audit here.
 */
package io.huifang.survey.reveal;
