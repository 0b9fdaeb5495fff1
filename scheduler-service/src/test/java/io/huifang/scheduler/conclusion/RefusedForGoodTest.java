package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who refused for good, whatever became of the call he said it in. */
@Tag("R31")
class RefusedForGoodTest {
    private final Desk desk = new Desk();

    @Test
    @Tag("R31")
    void neverCallsAgainWhoRefusedForGood() {
        CallbackTask task = desk.dispatched();
        CallbackTask other = desk.dispatched("complaint", "k-1");

        desk.concluded(task, Disposition.REFUSED_HARD);

        assertThat(desk.batch.suppressed()).containsOnlyKeys(Desk.CUSTOMER);
        assertThat(other.standing().outcome()).isEqualTo(Outcome.SUPPRESSED);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void onlyRecordsAConclusionOfAnEndedTask(Disposition disposition) {
        CallbackTask task = desk.dispatched();
        Attempt attempt = task.underWay().orElseThrow();
        desk.ledger.close(task, Outcome.CANCELLED, Because.CANCELLED);

        desk.concluded(task, attempt, disposition);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(disposition);
        assertThat(desk.tasks).hasSize(1);
        assertThat(desk.batch.suppressed().containsKey(Desk.CUSTOMER))
                .isEqualTo(neverAgain(disposition));
    }

    @ParameterizedTest
    @EnumSource(
            value = Disposition.class,
            names = {"REFUSED_HARD", "DECEASED"})
    @Tag("R31")
    void neverCallsAgainWhoRefusedForGoodAfterTheTaskHadEnded(Disposition disposition) {
        CallbackTask task = desk.dispatched();
        CallbackTask other = desk.dispatched("complaint", "k-1");
        Attempt attempt = task.underWay().orElseThrow();
        desk.ledger.close(task, Outcome.CANCELLED, Because.CLEARED);

        desk.concluded(task, attempt, disposition);

        assertThat(desk.batch.suppressed()).containsOnlyKeys(Desk.CUSTOMER);
        assertThat(other.standing().outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    @Tag("R31")
    void endsATaskOfADroppedReasonAndStillHearsWhoRefusedForGood(Disposition disposition) {
        CallbackTask task = desk.dispatched("dropped-since", "r-1");
        CallbackTask other = desk.dispatched("complaint", "k-1");

        desk.concluded(task, disposition);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(desk.batch.suppressed().containsKey(Desk.CUSTOMER))
                .isEqualTo(neverAgain(disposition));
        assertThat(other.isOpen()).isEqualTo(!neverAgain(disposition));
    }

    private static boolean neverAgain(Disposition disposition) {
        return disposition == Disposition.REFUSED_HARD || disposition == Disposition.DECEASED;
    }

    @Test
    @Tag("R31")
    void writesNothingAfterARefusalForGoodWhicheverCallItWasToldOf() {
        CallbackTask unreachable = desk.dispatched("refund-delayed", "r-1");
        CallbackTask refused = desk.dispatched("complaint", "k-1");

        desk.concluded(unreachable, Disposition.NUMBER_DEAD);
        boolean written = !desk.ledger.notices().isEmpty();
        desk.concluded(refused, Disposition.REFUSED_HARD);

        assertThat(written).isTrue();
        assertThat(desk.ledger.notices()).isEmpty();
    }
}
