/**
 * What the live tables know of customers' pasts, read page by page to be lived again: {@link
 * io.huifang.scheduler.replay.past.ReadPasts}. Reads only.
 */
package io.huifang.scheduler.replay.past;
