/**
 * Attempts going from hand to hand: to a colleague, or to whoever has the skill or the language. An
 * attempt may be one agent's alone until an instant; then it is everybody's.
 *
 * <p>Only before the number is shown: after that an attempt is one call, and its holder concludes
 * it.
 */
package io.huifang.survey.handover;
