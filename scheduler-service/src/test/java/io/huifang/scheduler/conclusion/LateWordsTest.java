package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.slot.Appointment.By;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** What is told of attempts that were given up, withdrawn or came back unworked. */
@Tag("R80")
class LateWordsTest {
    private final Desk desk = new Desk();

    @Test
    void hearsALateWordThatEndsTheMatter() {
        CallbackTask task = desk.dispatched();
        Attempt lost = task.underWay().orElseThrow();
        desk.batch.silent(task);
        desk.dispatch(task);

        desk.concluded(task, lost, Disposition.REACHED_RESOLVED);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void hearsALateWordThatEndsTheMatterWithANotice() {
        CallbackTask task = desk.dispatched();
        Attempt lost = task.underWay().orElseThrow();
        desk.batch.silent(task);
        desk.dispatch(task);

        desk.concluded(task, lost, Disposition.NUMBER_DEAD);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void onlyCountsALateWordThatEndsNothing() {
        CallbackTask task = desk.dispatched();
        Attempt lost = task.underWay().orElseThrow();
        desk.batch.silent(task);
        desk.dispatch(task);

        desk.concluded(task, lost, Disposition.NO_ANSWER);

        assertThat(task.standing().status()).isEqualTo(Status.DISPATCHED);
        assertThat(task.standing().counted()).isEqualTo(1);
    }

    @Test
    void leavesTheLastWordToTheAttemptUnderWay() {
        CallbackTask task = desk.dispatched();
        Attempt lost = task.underWay().orElseThrow();
        desk.batch.silent(task);
        for (int counted = 0; counted < 4; counted++) {
            desk.dispatch(task);
            desk.concluded(task, Disposition.BUSY);
        }
        desk.dispatch(task);

        desk.concluded(task, lost, Disposition.NO_ANSWER);

        assertThat(task.standing().status()).isEqualTo(Status.DISPATCHED);
        assertThat(task.standing().counted()).isEqualTo(5);
    }

    @Test
    void comesBackWithoutCountingWhenItsWindowEnded() {
        CallbackTask task = desk.dispatched();
        Attempt attempt = task.underWay().orElseThrow();

        desk.batch.returned(
                new AttemptReturned(
                        UUID.randomUUID(),
                        Desk.TEN,
                        Desk.CUSTOMER,
                        task.id(),
                        attempt.attemptId(),
                        1,
                        AttemptReturned.Because.WINDOW_OVER,
                        null));

        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(task.standing().counted()).isZero();
        assertThat(task.attempts().get(0).ending()).isEqualTo(Attempt.Ending.RETURNED);
    }

    @Test
    @Tag("R28")
    void isDialledAnewOnceNobodyIsOnTheTelephoneAnyMore() {
        CallbackTask task = desk.dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        desk.ledger.endings().withdraw(task, Because.CLEARED);
        desk.ledger.dueAgain(task, Desk.TEN.plusSeconds(1800), null);

        desk.batch.returned(returned(task, attempt));

        assertThat(task.standing().dueAt()).isEqualTo(Desk.TEN);
    }

    @Test
    @Tag("R32")
    void isNotDialledAnewBeforeTheTimeThatTheCustomerChose() {
        CallbackTask task = desk.dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        desk.ledger.endings().withdraw(task, Because.CLEARED);
        desk.ledger.dueAgain(task, Desk.TEN.plusSeconds(1800), null);
        desk.ledger.appointed(
                task,
                Agreed.of(
                        Customer.unknown(Desk.CUSTOMER),
                        DefaultPolicy.read(),
                        By.CUSTOMER,
                        Desk.TEN));

        desk.batch.returned(returned(task, attempt));

        assertThat(task.standing().dueAt()).isEqualTo(Desk.TEN.plusSeconds(1800));
    }

    private static AttemptReturned returned(CallbackTask task, Attempt attempt) {
        return new AttemptReturned(
                UUID.randomUUID(),
                Desk.TEN,
                Desk.CUSTOMER,
                task.id(),
                attempt.attemptId(),
                attempt.number(),
                AttemptReturned.Because.WITHDRAWN,
                null);
    }
}
