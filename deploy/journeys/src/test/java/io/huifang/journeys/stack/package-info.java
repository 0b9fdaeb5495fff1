/**
 * The stack that journeys run on and the callers that may use it. Entry types: {@link
 * io.huifang.journeys.stack.Rigs}, which starts it, and {@link io.huifang.journeys.stack.Rig}.
 */
package io.huifang.journeys.stack;
