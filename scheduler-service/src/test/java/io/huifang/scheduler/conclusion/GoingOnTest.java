package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.slot.Appointment.By;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Which calls go on after a correction, and which entries of the customer stay. */
@Tag("D11")
class GoingOnTest extends CorrectingRig {
    @Test
    void goesOnWithEveryTaskThatAWrongRefusalEnded() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        CallbackTask other = dispatched("complaint", "complaint:k-1");
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppression()).isNull();
        assertThat(other.standing().outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().parentId())
                .containsExactlyInAnyOrder(task.id(), other.id());
    }

    @Test
    @Tag("R32")
    void callsNobodySoonerThanTheTasksThatAWrongRefusalEnded() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        CallbackTask friday = dispatched("requested-by-customer", "");
        ledger.endings().withdraw(friday, Because.CLEARED);
        ledger.dueAgain(friday, TEN.plus(Duration.ofDays(2)), "interpreter");
        ledger.appointed(
                friday,
                Agreed.of(Customer.unknown(CUSTOMER), DefaultPolicy.read(), By.CUSTOMER, TEN));
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        CallbackTask again = inPlaceOf(friday);
        assertThat(again.standing().dueAt()).isEqualTo(TEN.plus(Duration.ofDays(2)));
        assertThat(again.standing().appointed()).isTrue();
        assertThat(again.standing().skill()).isEqualTo("interpreter");
    }

    /**
     * What is low in a first call's answers is followed up, in a follow-up's only what is unsolved.
     */
    @Test
    void goesOnWithTheSameCallAndNotWithAFollowUpOfIt() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.REACHED_RESOLVED);

        correct(task, 1, Disposition.REACHED_RESOLVED, Disposition.NO_ANSWER);

        CallbackTask again = inPlaceOf(task);
        assertThat(again.matter().followUps()).isZero();
        assertThat(again.matter().caseId()).isEqualTo(task.id());
    }

    private CallbackTask inPlaceOf(CallbackTask ended) {
        return tasks.values().stream()
                .filter(it -> ended.id().equals(it.matter().parentId()))
                .findAny()
                .orElseThrow();
    }

    @Test
    void keepsAProhibitionThatAnotherAttemptHoldsToo() {
        CallbackTask first = dispatched("refund-delayed", "refund:r-1");
        CallbackTask second = dispatched("complaint", "complaint:k-1");
        Attempt withdrawn = second.underWay().orElseThrow();
        conclude(first, Disposition.REFUSED_HARD);
        batch.concluded(conclusion(second, withdrawn, Disposition.DECEASED));

        correct(first, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);
        assertThat(customers.get(CUSTOMER).suppressedAt(TEN)).isPresent();
        correct(second, 1, Disposition.DECEASED, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppressedAt(TEN)).isEmpty();
        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().reason())
                .containsExactlyInAnyOrder("refund-delayed", "complaint");
    }

    @Test
    void givesAPersonsEntryBackThatHadGivenWay() {
        Suppression byPerson =
                new Suppression(TEN.plus(Duration.ofDays(9)), "asked for it", "ann", TEN);
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        customers.put(CUSTOMER, customers.get(CUSTOMER).suppressed(byPerson));
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppression()).isEqualTo(byPerson);
    }

    @Test
    void leavesAPersonsEntryForGoodAlone() {
        Suppression byPerson = new Suppression(null, "asked for it", "ann", TEN);
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        customers.put(CUSTOMER, customers.get(CUSTOMER).suppressed(byPerson));
        conclude(task, Disposition.REFUSED_HARD);

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(customers.get(CUSTOMER).suppression()).isEqualTo(byPerson);
        assertThat(batch.suppressed()).isEmpty();
    }

    @Test
    @Tag("R99")
    void opensNothingAboutAnErasedCustomer() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        dispatched("complaint", "complaint:k-1");
        conclude(task, Disposition.REFUSED_HARD);
        Customer refused = customers.get(CUSTOMER);
        customers.put(
                CUSTOMER,
                new Customer(
                        CUSTOMER,
                        refused.whereabouts(),
                        refused.suppression(),
                        true,
                        refused.statements()));

        correct(task, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        assertThat(tasks.values()).noneMatch(CallbackTask::isOpen).hasSize(2);
        assertThat(customers.get(CUSTOMER).suppression()).isEqualTo(refused.suppression());
    }
}
