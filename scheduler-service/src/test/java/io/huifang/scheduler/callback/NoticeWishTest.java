package io.huifang.scheduler.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.NoticeRequested;
import io.huifang.contract.callback.NoticeRequested.Channel;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What a notice says is true at the end of the transaction that wants it. */
@Tag("R30")
class NoticeWishTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofDays(1));
    private static final WantedNotice WANTED =
            new WantedNotice("we-will-call-you", Customer.unknown("c-1"), DefaultPolicy.read());

    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOW);
    private final CallbackTask task = task();

    @Test
    void statesTheTimeAtWhichTheTaskIsDueInTheEnd() {
        ledger.open(task);
        ledger.noticeWishes().add(task, WANTED);
        ledger.dueAgain(task, DUE.plusSeconds(60), null);

        NoticeRequested fact = onlyNotice().fact();

        assertThat(fact.callAt()).isEqualTo(DUE.plusSeconds(60)).isEqualTo(fact.notAfter());
        assertThat(fact.notBefore()).isNull();
        assertThat(fact.timeZone()).isEqualTo("Asia/Shanghai");
        assertThat(fact.occasion()).isEqualTo("before-attempt-1");
        assertThat(onlyNotice().linkUntil()).isEqualTo(task.standing().freshUntil());
    }

    @Test
    void announcesNoCallThatWasCalledOffInTheSameBreath() {
        ledger.open(task);
        ledger.noticeWishes().add(task, WANTED);

        ledger.close(task, Outcome.CANCELLED, Because.CLEARED);

        assertThat(ledger.notices()).isEmpty();
    }

    @Test
    void tellsTheEndWithoutATimeOrALink() {
        ledger.open(task);
        ledger.close(task, Outcome.UNREACHABLE, Because.CLEARED);

        ledger.noticeWishes().add(task, WANTED);

        assertThat(onlyNotice().linkUntil()).isNull();
        assertThat(onlyNotice().fact().callAt()).isNull();
        assertThat(onlyNotice().fact().timeZone()).isNull();
        assertThat(onlyNotice().fact().notAfter()).isAfter(NOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Disposition.class,
            names = {"REACHED_PARTIAL", "NO_ANSWER"})
    void isForNobodyWhoWasReachedBeforeWhenItStandsForACall(Disposition earlier) {
        ledger.open(task);
        concluded(earlier);
        concluded(Disposition.BUSY);
        ledger.close(task, Outcome.EXPIRED, Because.EXPIRED);

        ledger.noticeWishes().insteadOfACall(task, WANTED);

        assertThat(ledger.notices()).hasSize(earlier.rightParty() ? 0 : 1);
    }

    private void concluded(Disposition disposition) {
        Instructions none = AnyCall.instructions();
        ledger.dispatch(
                task,
                new Attempt.CallTime(NOW, NOW.plusSeconds(3600), NOW.plusSeconds(7200)),
                none);
        ledger.endings()
                .conclude(
                        task,
                        task.underWay().orElseThrow(),
                        new Attempt.Told(disposition, NOW, null, false));
        ledger.dueAgain(task, DUE, null);
    }

    @Test
    @Tag("R27")
    void waitsForTheMorningWhereTheCustomerIs() {
        Instant night = Instant.parse("2026-03-04T19:00:00Z");
        TaskLedger atNight = new TaskLedger(new Ids(Clock.systemUTC()), night);
        atNight.open(task);

        atNight.noticeWishes().add(task, WANTED);

        NoticeRequested fact = atNight.notices().get(0).fact();
        assertThat(fact.notBefore()).isEqualTo("2026-03-05T01:00:00Z");
        assertThat(fact.notAfter()).isEqualTo(DUE);
    }

    @Test
    @Tag("P2")
    void hasTheSameIdWheneverItIsWantedOnTheSameOccasion() {
        ledger.open(task);
        ledger.noticeWishes().add(task, WANTED);
        ledger.noticeWishes().add(task, WANTED);

        assertThat(ledger.notices())
                .extracting(notice -> notice.fact().eventId())
                .hasSize(2)
                .containsOnly(DerivedIds.ofNotice(task.id(), "before-attempt-1"));
    }

    @Test
    @Tag("R31")
    void givesNoLinkToACallThatTheCustomerCannotDecline() {
        CallbackTask other = task("duplicate-charge");
        ledger.open(other);

        ledger.noticeWishes().add(other, WANTED);

        assertThat(onlyNotice().linkUntil()).isNull();
        assertThat(onlyNotice().fact().callAt()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"THIRD_PARTY", "WRONG_PERSON", "NUMBER_DEAD"})
    void goesToNoNumberAtWhichSomebodyElseWasReached(Disposition disposition) {
        ledger.open(task);
        ledger.dispatch(task, new Attempt.CallTime(NOW, DUE, DUE), AnyCall.instructions());
        ledger.endings()
                .conclude(
                        task,
                        task.underWay().orElseThrow(),
                        new Attempt.Told(disposition, NOW, null, false));
        ledger.dueAgain(task, DUE, null);

        ledger.noticeWishes().add(task, WANTED);

        assertThat(onlyNotice().fact().channels()).containsExactly(Channel.APP, Channel.EMAIL);
    }

    /** Another call found out that the number is not his. */
    @Test
    @Tag("R30")
    void goesToNoNumberThatIsKnownNotToBeHis() {
        Customer elsewhere = Customer.unknown("c-1").notAtHisNumber(NOW);
        ledger.open(task);

        ledger.noticeWishes()
                .add(task, new WantedNotice("we-will-call-you", elsewhere, DefaultPolicy.read()));

        assertThat(onlyNotice().fact().channels()).containsExactly(Channel.APP, Channel.EMAIL);
    }

    @Test
    void hasOneIdInTheTasksLifeWhenItIsWantedOnce() {
        ledger.open(task);
        ledger.noticeWishes().once(task, WANTED);
        ledger.dispatch(task, new Attempt.CallTime(NOW, DUE, DUE), AnyCall.instructions());
        ledger.endings()
                .conclude(
                        task,
                        task.underWay().orElseThrow(),
                        new Attempt.Told(Disposition.VOICEMAIL, NOW, null, false));
        ledger.dueAgain(task, DUE, null);
        ledger.noticeWishes().once(task, WANTED);

        assertThat(ledger.notices())
                .extracting(notice -> notice.fact().eventId())
                .hasSize(2)
                .containsOnly(DerivedIds.ofNotice(task.id(), "we-will-call-you"));
    }

    @Test
    @Tag("R35")
    void promisesNoCallToWhoWaitsForTheEndOfATrouble() {
        WantedNotice trouble =
                new WantedNotice("we-know-of-the-trouble", WANTED.customer(), WANTED.policy());
        ledger.open(task);
        ledger.dueAgain(task, task.standing().freshUntil(), null);

        ledger.noticeWishes().ofNow(task, trouble);

        assertThat(onlyNotice().fact().callAt()).isNull();
        assertThat(onlyNotice().fact().notAfter()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(onlyNotice().linkUntil()).isNull();
        assertThat(onlyNotice().fact().occasion()).isEqualTo("we-know-of-the-trouble");
    }

    @Test
    @Tag("R35")
    void announcesNoCallThatWaitsForTheEndOfATrouble() {
        ledger.open(task);
        ledger.dueAgain(task, task.standing().freshUntil(), null);

        ledger.noticeWishes().announce(task, WANTED.customer(), WANTED.policy());
        ledger.noticeWishes().announceAgain(task, WANTED.customer(), WANTED.policy());

        assertThat(ledger.notices()).isEmpty();
    }

    @Test
    void hasALinkForAMonthAtMost() {
        ledger.open(task);
        ledger.dueAgain(task, NOW.plus(Duration.ofDays(60)), null, NOW.plus(Duration.ofDays(61)));

        ledger.noticeWishes().add(task, WANTED);

        assertThat(onlyNotice().linkUntil()).isEqualTo(NOW.plus(Duration.ofDays(31)));
    }

    private Notice onlyNotice() {
        assertThat(ledger.notices()).hasSize(1);
        return ledger.notices().get(0);
    }

    private static CallbackTask task() {
        return task("how-to");
    }

    private static CallbackTask task(String reason) {
        UUID key = UUID.fromString("01a200f8-8240-7000-8000-0000000000cb");
        return CallbackTask.of(
                new Matter(
                        DerivedIds.ofTask(key, NOW),
                        key,
                        null,
                        "c-1",
                        reason,
                        "feature:f-1",
                        "f-1",
                        NOW,
                        NOW,
                        1,
                        null),
                Standing.waiting(DUE, NOW.plus(Duration.ofDays(7)), NOW, 25));
    }
}
