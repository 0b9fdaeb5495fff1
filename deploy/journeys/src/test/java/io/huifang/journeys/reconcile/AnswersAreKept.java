package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SurveyRows.Conclusion;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** P17: the answers are stored as they were given, and told as they are stored. */
final class AnswersAreKept implements Check {
    private static final List<String> FLAT = List.of("csat", "nps", "ces", "resolved");

    /** Of an attempt that was concluded by its holder. */
    private record Given(UUID attempt, String agent, String disposition, JsonNode answers) {}

    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P17", "answers are stored as given and told as stored");
        Set<Given> given =
                evidence.clients().desk().stream()
                        .filter(Concluded.class::isInstance)
                        .map(Concluded.class::cast)
                        .filter(said -> !said.isRefused())
                        .map(AnswersAreKept::given)
                        .collect(toSet());
        Map<UUID, Set<JsonNode>> whole = told(evidence, SurveyResponded.TYPE, AnswersAreKept::all);
        Map<UUID, Set<JsonNode>> flat = told(evidence, ResponseFact.TYPE, AnswersAreKept::flat);
        for (Conclusion row : evidence.survey().conclusions()) {
            notes.require(
                    given.contains(given(row)), row.attempt() + " has other answers than given");
            if (row.isAnswered()) {
                requireTold(row, row.answers(), whole, notes);
                requireTold(row, flat(row.answers()), flat, notes);
            }
        }
        return notes.finding();
    }

    /** That there is such a fact at all is another check's matter. */
    private static void requireTold(
            Conclusion row, JsonNode answers, Map<UUID, Set<JsonNode>> told, Notes notes) {
        notes.require(
                Set.of(answers).containsAll(told.getOrDefault(row.attempt(), Set.of())),
                row.attempt() + " has other answers than told");
    }

    private static Map<UUID, Set<JsonNode>> told(
            Evidence evidence, String type, Function<JsonNode, JsonNode> answers) {
        return evidence.told().stream()
                .filter(fact -> type.equals(fact.type()))
                .collect(
                        groupingBy(
                                fact -> fact.id("attemptId"),
                                mapping(fact -> answers.apply(fact.data()), toSet())));
    }

    private static JsonNode all(JsonNode data) {
        return data.path("answers");
    }

    private static JsonNode flat(JsonNode data) {
        ObjectNode flat = Json.object();
        FLAT.stream().filter(data::hasNonNull).forEach(name -> flat.set(name, data.get(name)));
        return flat;
    }

    private static Given given(Concluded said) {
        return new Given(
                said.lease().attempt(),
                said.lease().agent(),
                said.disposition().name(),
                said.answers());
    }

    private static Given given(Conclusion row) {
        return new Given(row.attempt(), row.agent(), row.disposition(), row.answers());
    }
}
