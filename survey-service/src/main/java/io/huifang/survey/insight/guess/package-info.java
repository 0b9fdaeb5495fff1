/**
 * The likely root cause of a matter, guessed before its call from what was known then, with what
 * speaks for it and how often such guesses were right.
 *
 * <p>Entry types: {@link io.huifang.survey.insight.guess.GuessRootCause}, {@link
 * io.huifang.survey.insight.guess.LearnRootCauses}, {@link
 * io.huifang.survey.insight.guess.ShowAccuracy}. The rule is {@link
 * io.huifang.survey.insight.guess.Learned}.
 */
package io.huifang.survey.insight.guess;
