/**
 * Recording how an attempt ended: disposition, answers, note, promise and follow-up in one
 * transaction with everything told about it; and the draft before that.
 *
 * <p>Entry types: {@link io.huifang.survey.conclusion.ConcludeAttempt}, {@link
 * io.huifang.survey.conclusion.SaveDraft}.
 */
package io.huifang.survey.conclusion;
