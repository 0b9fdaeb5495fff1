/**
 * What was: concluded attempts, one by one and as a customer's timeline.
 *
 * <p>Entry type: {@link io.huifang.survey.history.Conclusions}. An agent sees what he worked on,
 * and the history of the customer he is about to call; a supervisor sees everything.
 */
package io.huifang.survey.history;
