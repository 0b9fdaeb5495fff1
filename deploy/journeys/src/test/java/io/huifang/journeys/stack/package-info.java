/**
 * The stack that journeys run on and the callers that may use it. Entry type: {@link
 * io.huifang.journeys.stack.Rig}.
 */
package io.huifang.journeys.stack;
