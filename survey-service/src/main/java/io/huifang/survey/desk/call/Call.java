package io.huifang.survey.desk.call;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.call.CallView;
import io.huifang.survey.history.Conclusion;

import java.time.Duration;
import java.util.List;

/**
 * A call in the hand of who asks.
 *
 * @param attempt under his live lease
 * @param view what is to be read out and found out in it
 * @param history earlier contacts with the customer, newest first
 * @param messages what passed in writing, newest first
 * @param papers what lies before him
 */
record Call(
        Attempt attempt,
        CallView view,
        List<Conclusion> history,
        List<PastMessage> messages,
        CallPapers.Papers papers) {

    /** What is left of the lease. */
    Duration left() {
        return Duration.between(attempt.readAt(), attempt.leaseUntil());
    }
}
