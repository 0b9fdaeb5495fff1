/**
 * The agents' queue: pairs waiting claims with the best offers, many at a time.
 *
 * <p>A queue and a priority make a lane. Each replica remembers from which due time on a lane holds
 * offers, so that a claim steps over nothing that is gone; offers behind that mark announce
 * themselves, and a look at the whole index now and then is the safety net.
 */
package io.huifang.survey.queue;
