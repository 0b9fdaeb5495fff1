package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.slot.Appointment.By;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Wish;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** When the next call is due: the time he chose, the hours he wishes for, and freshness. */
@Tag("R80")
class NextCallTimesTest {
    private final Desk desk = new Desk();

    @Test
    @Tag("R32")
    void keepsTheAppointmentEvenBeyondFreshness() {
        CallbackTask task = desk.dispatched();
        Instant chosen = task.standing().freshUntil().plus(Duration.ofDays(2));

        desk.concluded(task, Disposition.APPOINTMENT_MADE, chosen, false);

        assertThat(task.standing().dueAt()).isEqualTo(chosen);
        assertThat(task.standing().freshUntil()).isAfter(chosen);
    }

    @Test
    @Tag("R32")
    void keepsAnAppointmentOfTheLastEveningInTheNextMorning() {
        // fresh until 21:00 in Shanghai; the customer chose 20:30, when calling is over for the day
        CallbackTask task =
                desk.dispatched("refund-delayed", "r-1", Duration.ofHours(13 * 24 + 11));
        Instant chosen = Instant.parse("2026-03-17T12:30:00Z");

        desk.concluded(task, Disposition.APPOINTMENT_MADE, chosen, false);

        Instant morning = Instant.parse("2026-03-18T01:00:00Z");
        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(task.standing().dueAt()).isEqualTo(morning);
        assertThat(task.standing().freshUntil()).isEqualTo(morning.plus(Duration.ofHours(4)));
    }

    @Test
    @Tag("D9")
    void tellsWhoWasMissedThatNobodyCanCallAgainInTime() {
        CallbackTask stale = desk.dispatched("refund-delayed", "r-1", Duration.ofHours(2));

        desk.concluded(stale, Disposition.NO_ANSWER);

        assertThat(stale.standing().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(desk.ledger.notices())
                .extracting(notice -> notice.fact().template())
                .contains("no-hour-for-a-call");
    }

    @Test
    void promisesNoCallThatWouldComeAfterFreshness() {
        CallbackTask fresh = desk.dispatched("refund-delayed", "r-1", Duration.ofDays(14));
        CallbackTask stale = desk.dispatched("refund-delayed", "r-2", Duration.ofDays(5));

        desk.concluded(fresh, Disposition.REFUSED_SOFT);
        desk.concluded(stale, Disposition.REFUSED_SOFT);

        assertThat(fresh.standing().status()).isEqualTo(Status.WAITING);
        assertThat(stale.standing().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(desk.ledger.notices())
                .extracting(notice -> notice.fact().callbackId())
                .containsExactly(fresh.id());
    }

    @ParameterizedTest
    @CsvSource({
        // his wish is 18:00 to 19:00: a call that protects him goes on by the company's hours
        "takeover, NO_ANSWER, 2026-03-04T02:30:00Z",
        "takeover, BUSY, 2026-03-04T02:20:00Z",
        "refund-delayed, BUSY, 2026-03-04T10:00:00Z",
        "refund-delayed, VOICEMAIL, 2026-03-04T10:00:00Z"
    })
    @Tag("R10")
    @Tag("R28")
    void waitsForTheHoursHeWishesForUnlessTheCallProtectsHim(
            String reason, Disposition disposition, Instant dueAt) {
        wishes(LocalTime.of(18, 0), LocalTime.of(19, 0));
        CallbackTask task = desk.dispatched(reason, "r-1", Duration.ofDays(3));

        desk.concluded(task, disposition);

        assertThat(task.standing().dueAt()).isEqualTo(dueAt);
    }

    @Test
    @Tag("R10")
    void findsTheOtherDayPartOfACallThatProtectsHimWhateverHeWishes() {
        wishes(LocalTime.of(10, 0), LocalTime.of(11, 0));
        CallbackTask task = desk.dispatched("takeover", "", Duration.ofDays(3));
        for (int i = 0; i < 3; i++) {
            desk.concluded(task, Disposition.NO_ANSWER);
            desk.dispatch(task);
        }

        desk.concluded(task, Disposition.NO_ANSWER);

        assertThat(task.standing().dueAt()).isEqualTo("2026-03-04T06:30:00Z");
    }

    @Test
    @Tag("R32")
    void staysAnAppointmentUntilACallWasMade() {
        CallbackTask task = desk.dispatched();
        desk.ledger.appointed(
                task,
                Agreed.of(
                        Customer.unknown("c-1"),
                        DefaultPolicy.read(),
                        By.AGENT,
                        desk.ledger.now()));

        desk.concluded(task, Disposition.NOT_MADE);
        boolean stays = task.standing().appointed();
        desk.dispatch(task);
        desk.concluded(task, Disposition.NO_ANSWER);

        assertThat(stays).isTrue();
        assertThat(task.standing().appointed()).isFalse();
    }

    private void wishes(LocalTime from, LocalTime until) {
        Statement wish =
                new Statement.PreferenceChanged(
                        List.of(Wish.daily(from, until)),
                        null,
                        null,
                        null,
                        Desk.TEN.minusSeconds(60));
        desk.hear(wish);
    }
}
