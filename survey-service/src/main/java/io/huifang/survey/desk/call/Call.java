package io.huifang.survey.desk.call;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.call.CallView;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.questionnaire.Script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call in the hand of who asks.
 *
 * @param attempt under his live lease
 * @param view what is to be read out and found out in it
 * @param script what to say
 * @param questionnaire what to ask; empty when nothing is asked
 * @param history earlier contacts with the customer, newest first
 * @param draft the form as typed so far
 */
record Call(
        Attempt attempt,
        CallView view,
        Script script,
        Optional<Questionnaire> questionnaire,
        List<Conclusion> history,
        Map<String, String> draft) {

    /** What is left of the lease. */
    Duration left() {
        return Duration.between(attempt.readAt(), attempt.leaseUntil());
    }
}
