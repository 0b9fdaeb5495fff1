package io.huifang.survey.handover;

import io.huifang.survey.attempt.Holder;

/**
 * An attempt to be handed over.
 *
 * @param by who says so, and of which attempt
 * @param asSupervisor whether he may do so whoever holds it
 * @param to to whom
 * @param because why
 */
record Handover(Holder by, boolean asSupervisor, Receiver to, HandoverBecause because) {}
