package io.huifang.scheduler.sla;

import static io.huifang.contract.callback.CallbackEscalated.Target.FIRST_CONTACT;
import static io.huifang.contract.callback.CallbackEscalated.Target.SOLUTION;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.contract.callback.CallbackEscalated.Stage;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Complaints under the default policy, in Shanghai's business hours. */
@Tag("R6")
@Tag("R36")
class SlaClockTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** A Wednesday. */
    private static final Instant FILED = at("2026-09-09T10:00");

    @ParameterizedTest
    @CsvSource({
        "1, 2026-09-09T10:00, 2026-09-09T12:00, 2026-09-11T10:00",
        "2, 2026-09-09T10:00, 2026-09-09T14:00, 2026-09-16T10:00",
        "3, 2026-09-09T10:00, 2026-09-10T10:00, 2026-09-22T10:00",
        // two hours of the night count, business hours of the night do not; the 20th of September
        // is a Sunday that is worked, the 25th a holiday
        "1, 2026-09-18T22:00, 2026-09-19T00:00, 2026-09-21T18:00",
        "2, 2026-09-18T22:00, 2026-09-20T13:00, 2026-09-24T18:00",
        "2, 2026-09-24T17:00, 2026-09-28T12:00, 2026-10-09T17:00",
        // the week of the National Day, with the Saturday after it worked
        "3, 2026-09-30T17:00, 2026-10-08T17:00, 2026-10-20T17:00",
        "3, 2026-10-09T17:00, 2026-10-10T17:00, 2026-10-22T17:00"
    })
    void countsBusinessHoursOverHolidaysAndMakeUpDays(
            int severity, LocalDateTime filed, LocalDateTime contact, LocalDateTime solution) {
        SlaClock clock = new CaseAtWork(POLICY, at(filed), severity).clock();

        assertThat(clock.dueAt(FIRST_CONTACT)).contains(at(contact));
        assertThat(clock.dueAt(SOLUTION)).contains(at(solution));
    }

    @Test
    void tellsOfEachStageOnceWhenItComesAndRaisesTheCallback() {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 2);
        Instant risk = at("2026-09-09T13:00");
        Instant due = at("2026-09-09T14:00");

        assertThat(complaint.promised().lookAt()).isEqualTo(risk);
        complaint.look(risk.minusMillis(1));
        assertThat(complaint.told()).isEmpty();
        complaint.look(risk);
        complaint.look(risk.plusSeconds(1));

        assertThat(complaint.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        CallbackEscalated.class,
                        fact -> {
                            assertThat(fact.target()).isEqualTo(FIRST_CONTACT);
                            assertThat(fact.stage()).isEqualTo(Stage.AT_RISK);
                            assertThat(fact.dueAt()).isEqualTo(due);
                            assertThat(fact.priority()).isEqualTo(88);
                            assertThat(fact.callbackId()).isEqualTo(complaint.task().id());
                        });
        assertThat(complaint.task().standing().priority()).isEqualTo(88);
        assertThat(complaint.promised().lookAt()).isEqualTo(due);
        complaint.look(due);
        complaint.look(due.plusSeconds(1));
        assertThat(complaint.told()).hasSize(2);
        assertThat(complaint.clock().state(FIRST_CONTACT, due)).isEqualTo(SlaState.BREACHED);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void isMetOnlyByReachingTheCustomerHimself(Disposition disposition) {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 2);
        Instant called = FILED.plus(Duration.ofHours(1));

        complaint.called(called, disposition, called.plus(Duration.ofDays(30)));

        assertThat(complaint.clock().reachedAt(FIRST_CONTACT).isPresent())
                .isEqualTo(disposition.rightParty());
        assertThat(complaint.clock().reachedAt(SOLUTION)).isEmpty();
    }

    @Test
    @Tag("D9")
    void saysWhenEvenTheNextCallComesTooLate() {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 2);

        complaint.called(
                FILED.plus(Duration.ofHours(1)), Disposition.NO_ANSWER, at("2026-09-09T13:30"));
        assertThat(complaint.clock().tooLateFor(FIRST_CONTACT)).isEmpty();
        complaint.called(at("2026-09-09T13:30"), Disposition.NO_ANSWER, at("2026-09-09T14:00:01"));

        assertThat(complaint.clock().tooLateFor(FIRST_CONTACT)).contains(at("2026-09-09T14:00:01"));
        assertThat(complaint.clock().tooLateFor(SOLUTION)).isEmpty();
    }

    @Test
    void isSolvedWhenNoCallOfTheCaseIsOpenAndTheLastOneSolvedIt() {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 3);
        Instant first = at("2026-09-09T15:00");
        Instant last = at("2026-09-14T15:00");

        complaint.called(first, Disposition.REACHED_UNRESOLVED, null);
        assertThat(complaint.clock().reachedAt(SOLUTION)).isEmpty();
        complaint.followedUp(first);
        assertThat(complaint.clock().reachedAt(SOLUTION)).isEmpty();
        complaint.called(last, Disposition.REACHED_RESOLVED, null);

        assertThat(complaint.clock().reachedAt(FIRST_CONTACT)).contains(first);
        assertThat(complaint.clock().reachedAt(SOLUTION)).contains(last);
    }

    @Test
    void isSolvedByTheEventThatSettlesItWhichNeedsNoContactThen() {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 2);
        Instant handled = FILED.plus(Duration.ofHours(2));

        complaint.settled(handled);

        assertThat(complaint.clock().reachedAt(FIRST_CONTACT)).contains(handled);
        assertThat(complaint.clock().reachedAt(SOLUTION)).contains(handled);
    }

    /** Who cannot be reached is not served: only his own word, or ours, ends the promise. */
    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, BREACHED",
        "EXPIRED, BREACHED",
        "UNRESOLVED, BREACHED",
        "REFUSED, ENDED",
        "SUPPRESSED, ENDED",
        "ERASED, ENDED",
        "CANCELLED, ENDED"
    })
    void goesOnWhenTheCallsEndWithoutASolution(Outcome outcome, SlaState state) {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 2);

        complaint.closed(FILED.plus(Duration.ofHours(1)), outcome);
        Instant end = at("2026-10-20T10:00");
        complaint.look(end);

        assertThat(complaint.clock().state(FIRST_CONTACT, end)).isEqualTo(state);
        assertThat(complaint.clock().state(SOLUTION, end)).isEqualTo(state);
        assertThat(complaint.promised().lookAt()).isNull();
        assertThat(complaint.told()).hasSize(state == SlaState.BREACHED ? 2 : 0);
    }

    @Test
    void waitsForTheInstantTheCustomerChose() {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 1);
        Instant asked = at("2026-09-09T11:00");

        complaint.called(asked, Disposition.APPOINTMENT_MADE, at("2026-09-14T15:00"));

        // two days of business hours, one hour of which had passed
        assertThat(complaint.clock().dueAt(SOLUTION)).contains(at("2026-09-16T14:00"));
        assertThat(complaint.clock().standsStillAt(at("2026-09-12T12:00"))).isTrue();
        complaint.called(at("2026-09-14T15:10"), Disposition.NO_ANSWER, at("2026-09-14T18:10"));
        assertThat(complaint.clock().dueAt(SOLUTION)).contains(at("2026-09-16T14:00"));
    }

    /** What the customer made us wait for stays so when the matter is settled meanwhile. */
    @Test
    void forgetsNoPauseThatTheEndOfTheCaseCutsShort() {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 1);
        complaint.called(
                at("2026-09-09T11:00"), Disposition.APPOINTMENT_MADE, at("2026-09-14T15:00"));

        complaint.settled(at("2026-09-13T12:00"));

        assertThat(complaint.clock().state(SOLUTION, at("2026-09-20T12:00")))
                .isEqualTo(SlaState.MET);
    }

    @Test
    void standsStillBetweenTheEventsThatSaySo() {
        String document =
                DefaultPolicy.text()
                        .replace(
                                "      pausedAfter: [APPOINTMENT_MADE]\n",
                                "      pausedBy: {from: [bank.asked], until: [bank.answered]}\n");
        Policy policy = ((Reading.Sound) PolicyDocument.read(document, 1)).policy();
        CaseAtWork complaint = new CaseAtWork(policy, FILED, 2);
        complaint.signal("bank.answered", at("2026-09-09T10:30"));
        complaint.signal("bank.asked", at("2026-09-09T11:00"));
        complaint.signal("bank.asked", at("2026-09-09T12:00"));

        assertThat(complaint.clock().dueAt(FIRST_CONTACT)).isEmpty();
        complaint.look(at("2026-09-10T11:00"));
        assertThat(complaint.told()).isEmpty();
        assertThat(complaint.promised().lookAt()).isEqualTo(at("2026-09-10T11:15"));
        complaint.signal("bank.answered", at("2026-09-10T11:10"));
        complaint.look(at("2026-09-10T11:15"));

        assertThat(complaint.clock().dueAt(FIRST_CONTACT)).contains(at("2026-09-10T14:10"));
        assertThat(complaint.promised().lookAt()).isEqualTo(at("2026-09-10T13:10"));
    }

    /** What a correction takes back before the time is over was never met. */
    @Test
    void settlesNothingForGoodBeforeTheTimeIsOver() {
        CaseAtWork complaint = new CaseAtWork(POLICY, FILED, 2);
        complaint.called(FILED, Disposition.REACHED_PARTIAL, at("2026-09-09T13:30"));

        complaint.look(at("2026-09-09T13:00"));
        assertThat(complaint.promised().found()).containsEntry(FIRST_CONTACT, SlaState.RUNNING);
        assertThat(complaint.promised().lookAt()).isEqualTo(at("2026-09-09T14:00"));
        complaint.look(at("2026-09-09T14:00"));

        assertThat(complaint.promised().found()).containsEntry(FIRST_CONTACT, SlaState.MET);
        assertThat(complaint.told()).isEmpty();
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }
}
