package io.huifang.journeys.reconcile;

import static io.huifang.journeys.reconcile.Tampering.conclusions;
import static io.huifang.journeys.reconcile.Tampering.planned;
import static io.huifang.journeys.reconcile.Tampering.retold;
import static io.huifang.journeys.reconcile.Tampering.toldOtherwise;
import static io.huifang.journeys.reconcile.Tampering.untold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Attempt;
import io.huifang.journeys.evidence.SurveyRows.Conclusion;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.http.Json;

import java.util.List;
import java.util.stream.Stream;

/** Harm done to conclusions and answers. */
final class ConclusionHarms {
    private static final ObjectNode OTHER = Json.object().put("csat", 1);

    private ConclusionHarms() {}

    static Stream<Harm> all() {
        return Stream.concat(Stream.concat(stored(), told()), answers());
    }

    private static Stream<Harm> stored() {
        Attempt unheard = new Attempt(CleanRun.attempt(0), CleanRun.task(0), 1, null, null);
        return Stream.of(
                new Harm(
                        "a lost conclusion",
                        "P17",
                        "was confirmed, but is not stored",
                        e -> conclusions(e, List::clear)),
                new Harm(
                        "an invented conclusion",
                        "P17",
                        "was never said",
                        Tampering::withoutConclusion),
                new Harm(
                        "a conclusion the scheduler never heard",
                        "P17",
                        "is unknown to the scheduler",
                        e -> planned(e, all -> all.set(0, unheard))));
    }

    private static Stream<Harm> told() {
        return Stream.of(
                new Harm(
                        "an untold conclusion",
                        "P17",
                        "is told 0×",
                        e -> untold(e, AttemptConcluded.TYPE)),
                new Harm(
                        "a lost analytics record",
                        "P17",
                        "is told 0×",
                        e -> untold(e, AttemptFact.TYPE)),
                new Harm("a lost response", "P17", "is told 0×", e -> untold(e, ResponseFact.TYPE)),
                new Harm(
                        "a record told anew",
                        "P17",
                        "is told 2×",
                        e -> retold(e, AttemptFact.TYPE)),
                new Harm(
                        "an invented analytics record",
                        "P17",
                        CleanRun.attempt(99) + " is told, but not stored",
                        ConclusionHarms::invented),
                new Harm(
                        "another disposition told",
                        "P17",
                        "is told otherwise than it is stored",
                        e ->
                                toldOtherwise(
                                        e,
                                        AttemptFact.TYPE,
                                        it -> Tampering.with(it, "disposition", "BUSY"))),
                new Harm(
                        "attempts told in the wrong order",
                        "P17",
                        "tells attempt 2 before 1",
                        e -> toldOtherwise(e, AttemptFact.TYPE, ConclusionHarms::swapped)));
    }

    private static Stream<Harm> answers() {
        return Stream.of(
                new Harm(
                        "other answers stored than given",
                        "P17",
                        "has other answers than given",
                        e -> conclusions(e, all -> all.set(0, with(all.get(0), OTHER)))),
                new Harm(
                        "lost answers",
                        "P17",
                        "has other answers than given",
                        e -> conclusions(e, all -> all.set(0, with(all.get(0), null)))),
                new Harm(
                        "other answers told",
                        "P17",
                        "has other answers than told",
                        e -> toldOtherwise(e, SurveyResponded.TYPE, it -> answering(it))),
                new Harm(
                        "other answers told to analytics",
                        "P17",
                        "has other answers than told",
                        e -> toldOtherwise(e, ResponseFact.TYPE, it -> answering(it))));
    }

    /** As if the first two were attempts of one task. */
    private static Told swapped(Told fact) {
        if (CleanRun.attempt(0).equals(fact.id("attemptId"))) {
            return Tampering.with(fact, "number", "2");
        }
        return CleanRun.attempt(1).equals(fact.id("attemptId"))
                ? Tampering.with(fact, "callbackId", CleanRun.task(0).toString())
                : fact;
    }

    private static Evidence invented(Evidence evidence) {
        Told like =
                evidence.told().stream()
                        .filter(fact -> fact.type().equals(AttemptFact.TYPE))
                        .findFirst()
                        .orElseThrow();
        Told invented =
                Tampering.with(
                        Tampering.retold(like, like.type()),
                        "attemptId",
                        CleanRun.attempt(99).toString());
        return evidence.withTold(
                Stream.concat(evidence.told().stream(), Stream.of(invented)).toList());
    }

    private static Told answering(Told fact) {
        ObjectNode data = fact.data().deepCopy();
        if (data.has("answers")) {
            data.set("answers", OTHER);
        } else {
            data.setAll(OTHER);
        }
        return Tampering.saying(fact, data);
    }

    private static Conclusion with(Conclusion row, JsonNode answers) {
        return new Conclusion(
                row.attempt(),
                row.task(),
                row.number(),
                row.agent(),
                row.disposition(),
                answers,
                row.claimedAt(),
                row.concludedAt());
    }
}
