package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.fixture.WrittenTables;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The tables of dispositions in {@code rules/dispositions.md}, row by row. */
@Tag("R80")
class WhatBecomesOfAttemptsTest {
    private static final WrittenTables TABLES = WrittenTables.read("dispositions.md");
    private static final String USUAL = "refund-delayed";
    private static final Instant FRIDAY = Instant.parse("2026-03-06T08:00:00Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** What each column states of a disposition, whatever a policy says. */
    private static final Map<String, Predicate<Disposition>> FLAGS = new LinkedHashMap<>();

    static {
        FLAGS.put("contacted", Disposition::contacted);
        FLAGS.put("right party", Disposition::rightParty);
        FLAGS.put("final", Disposition::isFinal);
        FLAGS.put("other number", Disposition::otherNumber);
        FLAGS.put("note", Disposition::noteRequired);
        FLAGS.put("survey", Disposition::surveyed);
        FLAGS.put("counts", Disposition::counts);
    }

    @Test
    void haveARowEach() {
        assertThat(TABLES.rows("Dispositions").stream().map(row -> row.get("disposition")))
                .containsExactlyElementsOf(
                        List.of(Disposition.values()).stream().map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void areWhatTheTableSays(Disposition disposition) {
        Map<String, String> row = row(disposition);

        assertThat(disposition.aapor().orElse("–")).isEqualTo(row.get("AAPOR"));
        FLAGS.forEach(
                (column, flag) ->
                        assertThat(flag.test(disposition) ? "y" : "")
                                .as(column)
                                .isEqualTo(row.get(column)));
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void areFollowedByWhatTheTableSays(Disposition disposition) {
        Map<String, String> row = row(disposition);

        assertThat(new Call(USUAL).ends(disposition)).isEqualTo(row.get("first"));
        if (!disposition.isFinal() && !disposition.otherNumber()) {
            assertThat(new Call(USUAL).after(1, disposition).ends(disposition))
                    .isEqualTo(row.get("again"));
        }
        int most = Desk.POLICY.reason(USUAL).orElseThrow().retryPlan().maxAttempts();
        assertThat(new Call(USUAL).after(most - 1, other(disposition)).ends(disposition))
                .isEqualTo(row.get("last"));
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void takeAnAttemptFromTheTaskWhenTheyCount(Disposition disposition) {
        Call call = new Call(USUAL);

        call.ends(disposition);

        assertThat(call.task.standing().counted()).isEqualTo(disposition.counts() ? 1 : 0);
    }

    @Test
    void areFollowedByAnotherStepOnlyWhereTheTableSays() {
        Map<String, String> written = new TreeMap<>();
        for (Map<String, String> row : TABLES.rows("Other plans")) {
            for (String reason : WrittenTables.items(row.get("reasons"))) {
                written.put(reason + " " + row.get("disposition"), row.get("first"));
            }
        }

        Map<String, String> real = new TreeMap<>();
        for (String reason : Desk.POLICY.reasons().keySet()) {
            for (Disposition disposition : Disposition.values()) {
                String usual = row(disposition).get("first");
                String first = new Call(reason).ends(disposition);
                if (!first.equals(usual)) real.put(reason + " " + disposition, first);
            }
        }
        assertThat(real).isEqualTo(written);
    }

    @Test
    void areAsManyAsTheTableSays() {
        Map<String, String> written = new TreeMap<>();
        for (Map<String, String> row : TABLES.rows("Attempts")) {
            for (String reason : WrittenTables.items(row.get("reasons"))) {
                written.put(reason, row.get("attempts") + ": " + row.get("last"));
            }
        }

        Map<String, String> real = new TreeMap<>();
        for (String reason : Desk.POLICY.reasons().keySet()) {
            Call call = new Call(reason);
            String last = call.ends(Disposition.BUSY);
            while (call.task.isOpen()) last = call.goesOn().ends(Disposition.BUSY);
            real.put(reason, call.task.standing().attempts() + ": " + last);
        }
        assertThat(real).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(
            value = Disposition.class,
            names = {"LINE_FAILURE", "NOT_MADE"})
    void neverEndTheTaskByThemselvesWhenTheyDoNotCount(Disposition disposition) {
        Call call = new Call(USUAL).after(20, disposition);

        assertThat(call.task.isOpen()).isTrue();
        assertThat(call.task.standing().counted()).isZero();
        assertThat(call.task.standing().attempts()).isEqualTo(21);
    }

    private static Map<String, String> row(Disposition disposition) {
        return TABLES.rows("Dispositions").stream()
                .filter(row -> row.get("disposition").equals(disposition.name()))
                .findAny()
                .orElseThrow();
    }

    private static Disposition other(Disposition disposition) {
        return disposition == Disposition.BUSY ? Disposition.THIRD_PARTY : Disposition.BUSY;
    }

    /** A task with an attempt under way. */
    private static final class Call {
        private final Desk desk = new Desk();
        private final CallbackTask task;

        private Call(String reason) {
            desk.hear(new Statement.ConsentGranted(Purpose.SURVEY, Desk.TEN.minusSeconds(60)));
            task = desk.dispatched(reason, "r-1", Duration.ofDays(14));
        }

        /** After so many attempts that ended so. */
        private Call after(int attempts, Disposition disposition) {
            for (int i = 0; i < attempts; i++) {
                ends(disposition);
                goesOn();
            }
            return this;
        }

        private Call goesOn() {
            desk.dispatch(task);
            return this;
        }

        private String ends(Disposition disposition) {
            Set<String> sent = new HashSet<>(notices());
            boolean agreed = disposition == Disposition.APPOINTMENT_MADE;
            desk.concluded(task, disposition, agreed ? FRIDAY : null, false);
            List<String> said = new ArrayList<>();
            Standing standing = task.standing();
            said.add(task.isOpen() ? TIME.format(standing.dueAt()) : standing.outcome().name());
            if (task.isOpen() && standing.appointed()) said.add("appointment");
            if (task.isOpen() && standing.skill() != null) said.add("skill " + standing.skill());
            notices().stream()
                    .filter(notice -> !sent.contains(notice))
                    .forEach(notice -> said.add("notice " + notice.split(" ")[0]));
            desk.tasks.values().stream()
                    .filter(other -> task.id().equals(other.matter().parentId()))
                    .forEach(other -> said.add("follow-up " + other.matter().reason()));
            if (desk.batch.suppressed().containsKey(Desk.CUSTOMER)) said.add("never again");
            return String.join(", ", said);
        }

        private List<String> notices() {
            return desk.ledger.notices().stream()
                    .map(notice -> notice.fact().template() + " " + notice.fact().occasion())
                    .toList();
        }
    }
}
