/**
 * The survey service: who is calling, what was said, how did it end?
 *
 * <p>Owns the agents' queue from dispatch to conclusion. One package is one feature; they build on
 * each other in one direction only.
 */
package io.huifang.survey;
