/**
 * A few words that only the holder of a lease and the customer he calls can know, so that each can
 * check the other.
 *
 * <p>Entry type: {@link io.huifang.survey.phrase.Phrases}. Nothing is stored: a phrase follows from
 * the attempt and the lease's fencing token, and the next lease has another one.
 */
package io.huifang.survey.phrase;
