/**
 * What the holder of a lease needs during the call itself: the word to say, what to read out, what
 * may be asked and told, what was promised before.
 *
 * <p>Entry types: {@link io.huifang.survey.call.ShowCall}, {@link
 * io.huifang.survey.call.CallViews}.
 */
package io.huifang.survey.call;
