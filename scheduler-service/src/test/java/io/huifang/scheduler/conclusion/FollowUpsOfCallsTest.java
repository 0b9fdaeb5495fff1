package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What follows up a case that a call did not end. Nothing here needs a database. */
@Tag("R78")
class FollowUpsOfCallsTest {
    private final Desk desk = new Desk();

    @Test
    @Tag("R78")
    void opensAFollowUpForWhatStayedUnresolved() {
        CallbackTask task = desk.dispatched();

        desk.concluded(task, Disposition.REACHED_UNRESOLVED);

        CallbackTask followUp = desk.followUpOf(task);
        assertThat(followUp.matter().parentId()).isEqualTo(task.id());
        // the next business day
        assertThat(followUp.standing().dueAt()).isEqualTo(Instant.parse("2026-03-05T02:00:00Z"));
    }

    @Test
    @Tag("P8")
    void opensTheSameFollowUpWhenTheSameConclusionIsHeardByADatabaseThatLostIt() {
        CallbackTask task = desk.dispatched();
        CallbackTask asItWas = CallbackTask.of(task.matter(), Desk.waiting(Duration.ofDays(14)));
        desk.concluded(task, Disposition.REACHED_UNRESOLVED);
        CallbackTask first = desk.tasks.remove(desk.followUpOf(task).id());

        desk.tasks.put(task.id(), asItWas);
        desk.dispatch(asItWas);
        desk.concluded(asItWas, Disposition.REACHED_UNRESOLVED);

        assertThat(desk.followUpOf(asItWas)).isNotSameAs(first);
        assertThat(desk.followUpOf(asItWas).id()).isEqualTo(first.id());
    }

    @Test
    @Tag("R78")
    void followsACaseUpAsOftenAsThePolicySaysAndThenLeavesItToAPerson() {
        CallbackTask task = followedUpThreeTimes();

        desk.concluded(task, Disposition.REACHED_UNRESOLVED);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.UNRESOLVED);
        assertThat(task.matter().lineage().number()).isEqualTo(3);
        assertThat(desk.tasks).hasSize(4);
    }

    @Test
    @Tag("R78")
    void followsUpOnceMoreWhenAnAgentAsksForIt() {
        CallbackTask task = followedUpThreeTimes();

        desk.concluded(task, Disposition.REACHED_UNRESOLVED, null, true);

        assertThat(desk.followUpOf(task).matter().lineage().number()).isEqualTo(4);
    }

    private CallbackTask followedUpThreeTimes() {
        CallbackTask task = desk.dispatched();
        for (int followUp = 0; followUp < 3; followUp++) {
            desk.concluded(task, Disposition.REACHED_UNRESOLVED);
            task = desk.followUpOf(task);
            desk.dispatch(task);
        }
        return task;
    }

    @Test
    @Tag("R78")
    void keepsTheFollowUpsOfTwoMattersApartThatAreTheCustomersOwn() {
        CallbackTask payment = desk.dispatched("payment-failed", "");
        CallbackTask locked = desk.dispatched("account-locked", "");

        desk.concluded(payment, Disposition.REACHED_UNRESOLVED);
        desk.concluded(locked, Disposition.REACHED_UNRESOLVED);

        assertThat(desk.tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().reason() + " " + it.matter().cause())
                .containsExactlyInAnyOrder(
                        "unresolved-follow-up payment-failed",
                        "unresolved-risk-follow-up account-locked");
    }

    @Test
    @Tag("R76")
    void opensAFollowUpWhenTheAgentAsksForOne() {
        CallbackTask task = desk.dispatched();

        desk.concluded(task, Disposition.REACHED_RESOLVED, null, true);

        assertThat(desk.batch.followUps().openTask(Desk.CUSTOMER, "refund-delayed", "r-1"))
                .isPresent();
    }

    /** What he said against calls before was taken back when he answered. */
    @Test
    @Tag("R28")
    void isFollowedUpWhenTheAnswerIsYoungerThanAWishForNoCallsThatWasTakenBack() {
        CallbackTask task = desk.dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        desk.concluded(task, Disposition.REACHED_RESOLVED);
        hear(Set.of(Channel.SMS), Desk.TEN.plusSeconds(60));
        hear(Set.of(), Desk.TEN.plusSeconds(120));

        desk.batch.answered(answer(task, attempt, Desk.TEN.plusSeconds(30)));
        assertThat(desk.tasks.values()).noneMatch(CallbackTask::isOpen);

        desk.batch.answered(answer(task, attempt, Desk.TEN.plusSeconds(180)));
        assertThat(desk.tasks.values()).anyMatch(CallbackTask::isOpen);
    }

    private void hear(Set<Channel> channels, Instant at) {
        Statement wish = new Statement.PreferenceChanged(null, null, channels, null, at);
        desk.hear(wish);
    }

    private static LowAnswer answer(CallbackTask task, Attempt attempt, Instant at) {
        return new LowAnswer(attempt.attemptId(), task.id(), "low-score", "It is low.", at, null);
    }
}
