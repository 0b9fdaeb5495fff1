package io.huifang.survey.invitation;

import java.time.Instant;

/**
 * A questionnaire that is not asked any more.
 *
 * @param reason why we called, or wanted to
 * @param at when it was stopped, UTC
 * @param by by what
 */
public record StoppedInvitation(String reason, Instant at, StoppedBy by) {}
