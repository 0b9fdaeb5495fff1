package io.huifang.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.fixture.WrittenTables;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.slot.Appointment.By;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Wish;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of reasons and situations in {@code rules/due-calls.md}, cell by cell. */
@Tag("R24")
@Tag("R25")
@Tag("R29")
@Tag("D3")
@Tag("D7")
class WhatBecomesOfDueCallsTest {
    private static final WrittenTables TABLES = WrittenTables.read("due-calls.md");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Policy POLICY = DefaultPolicy.read();
    private static final Map<String, Consumer<DueCall>> SITUATIONS = new LinkedHashMap<>();

    static {
        SITUATIONS.put("nothing special", it -> {});
        SITUATIONS.put("at 23:00", it -> it.now = NOON.plus(Duration.ofHours(11)));
        SITUATIONS.put("must not be contacted since", DueCall::suppressed);
        SITUATIONS.put("the customer was erased since", DueCall::erased);
        SITUATIONS.put("every consent was withdrawn since", DueCall::withdrawn);
        SITUATIONS.put("wants no calls since", it -> it.prefers(null, null, Set.of(Channel.SMS)));
        SITUATIONS.put(
                "wishes to be called from 18:00 to 19:00", it -> it.prefers(evening(), null, null));
        SITUATIONS.put(
                "wishes to be called from 18:00 to 19:00, and has chosen 12:00",
                DueCall::appointed);
        SITUATIONS.put(
                "the number was changed three days ago",
                it -> it.hear(new Statement.ContactChanged(NOON.minus(Duration.ofDays(3)))));
        SITUATIONS.put("it is not of use any more", it -> it.freshness = Duration.ZERO);
        SITUATIONS.put("two calls today", it -> it.called(2, 1));
        SITUATIONS.put("three calls today", it -> it.called(3, 2, 1));
        SITUATIONS.put("five calls this week", it -> it.called(144, 120, 96, 72, 48));
        SITUATIONS.put("seven calls this week", it -> it.called(144, 120, 96, 72, 48, 47, 46));
        SITUATIONS.put(
                "wishes for one contact a week, had one two days ago", DueCall::wishesForOne);
        SITUATIONS.put("the policy has dropped the reason", it -> it.policy = without());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void isAsWritten(String situation, String reason, List<String> written) {
        DueCall call = new DueCall(reason);
        SITUATIONS.get(situation).accept(call);

        assertThat(answer(call.decide())).isEqualTo(written);
    }

    @Test
    void hasEveryReasonInEverySituationOnce() {
        List<String> sections = TABLES.sections().stream().skip(1).toList();
        assertThat(sections).containsExactlyElementsOf(SITUATIONS.keySet());
        for (String situation : sections) {
            assertThat(TABLES.rows(situation).stream().flatMap(row -> reasons(row).stream()))
                    .as(situation)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(POLICY.reasons().keySet());
        }
    }

    static Stream<Arguments> cells() {
        return SITUATIONS.keySet().stream()
                .flatMap(
                        situation ->
                                TABLES.rows(situation).stream()
                                        .flatMap(row -> cells(situation, row)));
    }

    private static Stream<Arguments> cells(String situation, Map<String, String> row) {
        List<String> written =
                Stream.of("decision", "rule", "time", "besides").map(row::get).toList();
        return reasons(row).stream().map(reason -> Arguments.of(situation, reason, written));
    }

    private static List<String> reasons(Map<String, String> row) {
        Map<String, String> groups =
                TABLES.rows("Groups").stream()
                        .collect(Collectors.toMap(it -> it.get("group"), it -> it.get("reasons")));
        return WrittenTables.items(row.get("reasons")).stream()
                .flatMap(it -> WrittenTables.items(groups.getOrDefault(it, it)).stream())
                .toList();
    }

    private static List<String> answer(ContactDecision decision) {
        if (decision instanceof CallNow call) {
            String number = call.numberAsOf() == null ? "" : "at the older number";
            return List.of("CALL", "", TIME.format(call.callTime().until()), number);
        }
        if (decision instanceof ContactDecision.Defer later) {
            return List.of("LATER", later.because(), TIME.format(later.until()), "");
        }
        if (decision instanceof ContactDecision.HoldBack wait) {
            return List.of("HELD_BACK", wait.exhausted().rule(), TIME.format(wait.until()), "");
        }
        if (decision instanceof ContactDecision.Overtaken over) {
            return List.of("EXPIRED", over.rule(), "", "");
        }
        ContactDecision.Refuse never = (ContactDecision.Refuse) decision;
        return List.of(never.outcome().name(), never.rule(), "", "");
    }

    private static List<Wish> evening() {
        return List.of(Wish.daily(LocalTime.of(18, 0), LocalTime.of(19, 0)));
    }

    private static Policy without() {
        return new Policy(
                POLICY.version(),
                Map.of(),
                Map.of(),
                POLICY.feasibleTime(),
                POLICY.calendar(),
                POLICY.silenceGrace(),
                POLICY.laws(),
                POLICY.permissions(),
                POLICY.contactLimits(),
                POLICY.followUps(),
                POLICY.businessClock(),
                List.of(),
                POLICY.incidents(),
                POLICY.holdOut(),
                POLICY.notices(),
                POLICY.appointments());
    }

    /** A call for some reason, and what holds when it is due. */
    private static final class DueCall {
        private final String reason;
        private Policy policy = POLICY;
        private Customer customer =
                Customer.unknown("c-1")
                        .heard(
                                new Statement.ConsentGranted(
                                        Purpose.SURVEY, NOON.minus(Duration.ofDays(30))));
        private Instant now = NOON;
        private Duration freshness;
        private boolean appointed;
        private int[] hoursAgo = {};

        private DueCall(String reason) {
            this.reason = reason;
            this.freshness = POLICY.reason(reason).map(Reason::freshness).orElseThrow();
        }

        private ContactDecision decide() {
            ContactLedger contacts = new ContactLedger(policy, List.of(), now);
            for (int hours : hoursAgo) {
                UUID attempt = UUID.randomUUID();
                contacts.reserve("c-1", attempt, attempt, false, now);
                contacts.settle("c-1", attempt, true, now.minus(Duration.ofHours(hours)));
            }
            return ContactDecision.of(task(), customer, policy, contacts, now);
        }

        private CallbackTask task() {
            CallbackTask task = CallbackTask.of(matter(), standing());
            if (appointed) {
                new TaskLedger(new Ids(Clock.systemUTC()), now)
                        .appointed(task, Agreed.of(customer, policy, By.CUSTOMER, now));
            }
            return task;
        }

        private Standing standing() {
            return Standing.waiting(NOON, NOON.plus(freshness), NOON, 50);
        }

        private Matter matter() {
            return switch (reason) {
                case "unresolved-follow-up" -> following("refund-delayed");
                case "unresolved-risk-follow-up" -> following("takeover");
                default -> matter(reason);
            };
        }

        private Matter following(String first) {
            return matter(first)
                    .followUp(UUID.randomUUID(), POLICY.reason(reason).orElseThrow(), NOON, 1);
        }

        private static Matter matter(String reason) {
            UUID id = UUID.randomUUID();
            return new Matter(id, id, null, "c-1", reason, "", null, NOON, NOON, 1, null);
        }

        private void hear(Statement statement) {
            customer = customer.heard(statement);
        }

        private void withdrawn() {
            for (Purpose purpose : Purpose.values()) {
                hear(new Statement.ConsentWithdrawn(purpose, NOON.plusSeconds(1)));
            }
        }

        private void prefers(List<Wish> hours, Integer most, Set<Channel> channels) {
            hear(new Statement.PreferenceChanged(hours, most, channels, null, NOON.plusSeconds(1)));
        }

        private void appointed() {
            prefers(evening(), null, null);
            appointed = true;
        }

        private void wishesForOne() {
            prefers(null, 1, null);
            called(48);
        }

        private void called(int... hoursAgo) {
            this.hoursAgo = hoursAgo;
        }

        private void suppressed() {
            customer = customer.suppressed(new Suppression(null, "asked", "someone", NOON));
        }

        private void erased() {
            customer = new Customer("c-1", Whereabouts.UNKNOWN, null, true, customer.statements());
        }
    }
}
