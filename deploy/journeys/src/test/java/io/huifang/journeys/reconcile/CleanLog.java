package io.huifang.journeys.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.wallet.Draft;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the event log tells of a run in which all went well. */
final class CleanLog {
    private final List<Told> told = new ArrayList<>();

    List<Told> told() {
        return told;
    }

    /**
     * @param task that it opened; null for none
     */
    void decided(Draft draft, String kind, UUID task) {
        ObjectNode data = Json.object().put("source", draft.key().source());
        data.put("id", draft.key().id()).put("decision", kind);
        tell("callback-decisions", DecisionMade.TYPE, data);
        ObjectNode fact = Json.object().put("decision", kind);
        if (task != null) fact.put("callbackId", task.toString());
        tell("analytics-decisions", DecisionFact.TYPE, fact);
        if (task != null) opened(task);
    }

    void opened(UUID task) {
        ObjectNode fact = Json.object().put("callbackId", task.toString());
        tell(
                "analytics-decisions",
                CallbackFact.TYPE,
                fact.put("status", "OPEN").put("revision", 0));
    }

    void dispatched(int number) {
        tell("callback-tasks", CallbackDispatched.TYPE, ids(number));
    }

    void closed(int number) {
        tell("callback-tasks", CallbackClosed.TYPE, ids(number).put("outcome", "RESOLVED"));
        ObjectNode fact = Json.object().put("callbackId", CleanRun.task(number).toString());
        fact.put("status", "CLOSED").put("revision", 1).put("outcome", "RESOLVED");
        tell("analytics-decisions", CallbackFact.TYPE, fact);
    }

    void concluded(int number) {
        ObjectNode concluded = ids(number).put("number", 1).put("disposition", "REACHED_RESOLVED");
        ObjectNode responded = ids(number).set("answers", CleanRun.ANSWERS);
        ObjectNode response = ids(number).setAll(CleanRun.ANSWERS);
        tell("callback-attempts", AttemptConcluded.TYPE, concluded);
        tell("survey-responses", SurveyResponded.TYPE, responded);
        tell("analytics-attempts", AttemptFact.TYPE, concluded);
        tell("analytics-responses", ResponseFact.TYPE, response);
    }

    private static ObjectNode ids(int number) {
        return Json.object()
                .put("attemptId", CleanRun.attempt(number).toString())
                .put("callbackId", CleanRun.task(number).toString());
    }

    private void tell(String topic, String type, ObjectNode data) {
        int offset = told.size();
        told.add(new Told(topic, 0, offset, type, new UUID(8, offset), null, data));
    }
}
