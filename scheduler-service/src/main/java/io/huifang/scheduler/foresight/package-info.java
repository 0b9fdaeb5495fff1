/**
 * What would become of a task if its attempt ended in a certain way: everything is loaded and asked
 * as if it had been told, and nothing of it is stored.
 *
 * <p>Entry type: {@link io.huifang.scheduler.foresight.ForeseeStep}.
 */
package io.huifang.scheduler.foresight;
