/**
 * Questionnaires answered without a name. {@link io.huifang.survey.ballot.DrawBallot} gives out the
 * right to answer and forgets to whom; {@link io.huifang.survey.ballot.CastBallot} takes the
 * answers; {@link io.huifang.survey.ballot.MixBallots} parts them from the right they came with.
 */
package io.huifang.survey.ballot;
