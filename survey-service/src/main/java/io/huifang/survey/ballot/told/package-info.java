/**
 * Answers without a name as facts for analysis: {@link
 * io.huifang.survey.ballot.told.TellAnonymousAnswers} tells how many gave which score, over so many
 * whole days that they hide each other. {@code docs/analytics.md} says what could join them to a
 * person, and why it does not.
 */
package io.huifang.survey.ballot.told;
