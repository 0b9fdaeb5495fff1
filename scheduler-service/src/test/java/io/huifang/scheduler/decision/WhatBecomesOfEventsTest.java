package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.fixture.WrittenTables;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Periodic;
import io.huifang.scheduler.policy.TypeRule;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of events and situations in {@code rules/events.md}, cell by cell. */
@Tag("R3")
@Tag("R4")
@Tag("R6")
@Tag("R7")
@Tag("R9")
@Tag("R10")
@Tag("R11")
@Tag("R12")
@Tag("R15")
@Tag("R17")
@Tag("R18")
@Tag("R20")
@Tag("R22")
@Tag("R24")
@Tag("R27")
@Tag("R31")
@Tag("R38")
@Tag("R39")
@Tag("R96")
@Tag("R99")
@Tag("D1")
@Tag("D7")
@Tag("D8")
@Tag("D15")
class WhatBecomesOfEventsTest {
    private static final WrittenTables TABLES = WrittenTables.read("events.md");
    private static final String USUALLY = "nothing special";
    private static final String AS_USUAL = "as with " + USUALLY;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /** The rows of every event, by name. */
    private static final Map<String, Map<String, String>> EVENTS =
            TABLES.rows("Events").stream()
                    .collect(
                            Collectors.toMap(
                                    row -> row.get("event"),
                                    row -> row,
                                    (one, other) -> one,
                                    LinkedHashMap::new));

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void isAsWritten(String situation, String event, Answer written) {
        Situation comes = Situation.of(situation);

        Decision decision = comes.decide(event, EVENTS.get(event).get("data"));

        assertThat(Answer.of(decision, comes)).isEqualTo(written);
        String reason = EVENTS.get(event).get("reason");
        if (decision.reason() != null) assertThat(decision.reason()).isEqualTo(reason);
        opened(decision.effect())
                .forEach(
                        open ->
                                assertThat(EVENTS.get(event))
                                        .containsEntry("reason", open.reason())
                                        .containsEntry("priority", "" + open.priority()));
        assertThat(decision.explanation()).endsWith(".");
    }

    @Test
    void hasEveryEventInEverySituationOnce() {
        Set<String> all = EVENTS.keySet();
        assertThat(situations()).containsExactlyElementsOf(Situation.names());
        for (String situation : situations()) {
            assertThat(eventsOf(situation))
                    .as(situation)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void hasEveryTypeOfTheCatalogueAndOfThePolicy() {
        Stream<String> types =
                Stream.of(
                                WalletEventCatalogue.all().stream().map(WalletEventShape::type),
                                Situation.POLICY.types().keySet().stream(),
                                Situation.POLICY.periodic().stream().map(Periodic::type),
                                Stream.of("io.huifang.moon.risen.v1"))
                        .flatMap(each -> each)
                        .distinct();

        assertThat(EVENTS.keySet().stream().map(name -> "io.huifang." + name + ".v1"))
                .containsExactlyInAnyOrderElementsOf(types.toList());
    }

    @Test
    void hasEveryReasonThatAnEventOpens() {
        List<String> reasons =
                Stream.concat(
                                Situation.POLICY.types().values().stream(),
                                Situation.POLICY.periodic().stream().map(Periodic::rule))
                        .filter(TypeRule.Schedules.class::isInstance)
                        .map(rule -> ((TypeRule.Schedules) rule).reason())
                        .distinct()
                        .toList();

        assertThat(EVENTS.values().stream().map(row -> row.get("reason")).distinct())
                .containsAll(reasons);
    }

    static Stream<Arguments> cells() {
        Map<String, Answer> usual = answers(USUALLY, Map.of());
        return situations().stream()
                .flatMap(
                        situation ->
                                answers(situation, usual).entrySet().stream()
                                        .map(
                                                cell ->
                                                        Arguments.of(
                                                                situation,
                                                                cell.getKey(),
                                                                cell.getValue())));
    }

    private static Map<String, Answer> answers(String situation, Map<String, Answer> usual) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Map<String, String> row : TABLES.rows(situation)) {
            for (String event : events(row)) {
                boolean asUsual = row.get("decision").equals(AS_USUAL);
                Answer base = asUsual ? usual.get(event) : Answer.of(row);
                answers.put(event, base.besides(row.get("besides")));
            }
        }
        return answers;
    }

    private static List<String> eventsOf(String situation) {
        return TABLES.rows(situation).stream().flatMap(row -> events(row).stream()).toList();
    }

    private static List<String> events(Map<String, String> row) {
        Map<String, String> groups =
                TABLES.rows("Groups").stream()
                        .collect(Collectors.toMap(it -> it.get("group"), it -> it.get("events")));
        return WrittenTables.items(row.get("events")).stream()
                .flatMap(it -> WrittenTables.items(groups.getOrDefault(it, it)).stream())
                .toList();
    }

    private static List<String> situations() {
        return TABLES.sections().stream()
                .filter(section -> !Set.of("Events", "Groups").contains(section))
                .toList();
    }

    private static List<Effect.Open> opened(Effect effect) {
        if (effect instanceof Effect.Both both) return opened(both.also());
        return effect instanceof Effect.Open open ? List.of(open) : List.of();
    }

    /**
     * What a cell says.
     *
     * @param decision kind of the decision
     * @param rule its rule
     * @param due when the call is due at the customer's place; empty when none was opened
     * @param besides what else became of it
     */
    private record Answer(String decision, String rule, String due, String besides) {
        static Answer of(Map<String, String> row) {
            return new Answer(row.get("decision"), row.get("rule"), row.get("due"), "");
        }

        static Answer of(Decision decision, Situation situation) {
            String due =
                    opened(decision.effect()).stream()
                            .filter(open -> open.notice() == null)
                            .map(open -> open.dueAt().atZone(situation.zone()).format(TIME))
                            .findAny()
                            .orElse("");
            return new Answer(decision.kind().name(), decision.rule(), due, besides(decision));
        }

        Answer besides(String more) {
            return new Answer(decision, rule, due, more);
        }

        private static String besides(Decision decision) {
            List<String> parts = new ArrayList<>();
            String ended =
                    closes(decision.effect()).stream()
                            .map(task -> task.matter().reason())
                            .sorted()
                            .collect(Collectors.joining(" "));
            if (!ended.isEmpty()) parts.add("ends " + ended);
            if (decision.inputs().containsKey(Input.OVERRIDE)) parts.add("outranks his word");
            if (decision.inputs().containsKey(Input.NUMBER_AS_OF)) parts.add("at the older number");
            if (opened(decision.effect()).stream().anyMatch(Effect.Open::appointed)) {
                parts.add("by appointment");
            }
            if (opened(decision.effect()).stream().anyMatch(open -> open.notice() != null)) {
                parts.add("is written to instead");
            }
            return String.join(", ", parts);
        }

        private static Collection<CallbackTask> closes(Effect effect) {
            if (effect instanceof Effect.Both both) return both.settles().closes();
            if (effect instanceof Effect.Settle settle) return settle.closes();
            if (effect instanceof Effect.Decline decline) return decline.closes();
            return effect instanceof Effect.Hear hear ? hear.stops().keySet() : List.of();
        }
    }
}
