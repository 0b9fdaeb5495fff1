package io.huifang.scheduler.foresight;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Standing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What would follow if the attempt ended so at this moment, by the policy in force and all that is
 * known of the customer.
 *
 * @param callbackId the callback task
 * @param attemptId its attempt under way
 * @param disposition how it would end
 * @param status how the task would stand
 * @param dueAt when the next call would be due, within all rules of time, UTC; absent when none
 *     follows
 * @param appointment whether that call would keep a time the customer chose
 * @param outcome how the task would end; absent while it goes on
 * @param followUp reason of the task that would follow it up; absent for none
 * @param notices ids of the notices that would be asked for; each is sent only if he may be written
 *     to at that moment
 * @param neverAgain whether he would not be contacted again at all
 * @param policyVersion the policy that says so
 * @param at when it was asked, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Foreseen(
        UUID callbackId,
        UUID attemptId,
        Disposition disposition,
        Standing.Status status,
        Instant dueAt,
        boolean appointment,
        Outcome outcome,
        String followUp,
        List<String> notices,
        boolean neverAgain,
        int policyVersion,
        Instant at) {}
