/**
 * Answers that say no: problem documents (RFC 9457) for every refusal of this service.
 *
 * <p>Entry type: {@link io.huifang.intake.problem.Problem}. Nothing of the input is ever in one:
 * pointers name places in the event's structure and texts are constants.
 */
package io.huifang.intake.problem;
