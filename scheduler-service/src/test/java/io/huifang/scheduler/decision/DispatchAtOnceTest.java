package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether the transaction that opens a task also dispatches it. */
@Tag("R25")
@Tag("R37")
class DispatchAtOnceTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Policy POLICY = DefaultPolicy.read();

    private final CustomerState state = new CustomerState(Customer.unknown("c-1"));
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOON);
    private final ContactLedger contacts = new ContactLedger(POLICY, List.of(), NOON);
    private final DecisionBatch batch =
            new DecisionBatch(POLICY, new HashMap<>(Map.of("c-1", state)), ledger);

    @Test
    void isSoWhenNothingElseOfTheCustomerIsDue() {
        waiting(NOON.plus(Duration.ofHours(1)));

        CallbackTask opened = refundDelayed();
        batch.dispatchDue(contacts);

        assertThat(opened.standing().status()).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void isLeftToTheTimerWhenOthersAreDueThatMayBeMoreImportant() {
        waiting(NOON);

        CallbackTask opened = refundDelayed();
        batch.dispatchDue(contacts);

        assertThat(batch.toDispatch()).isEmpty();
        assertThat(opened.standing().status()).isEqualTo(Status.WAITING);
        assertThat(batch.result(0).untilNextDue()).hasValue(Duration.ZERO);
    }

    private void waiting(Instant dueAt) {
        UUID id = UUID.randomUUID();
        Matter matter = new Matter(id, id, null, "c-1", "complaint", "x", "x", NOON, NOON, 1, null);
        state.add(
                CallbackTask.of(
                        matter, Standing.waiting(dueAt, NOON.plus(Duration.ofDays(9)), NOON, 80)));
    }

    private CallbackTask refundDelayed() {
        WalletEvent event =
                new WalletEvent(
                        "io.huifang.refund.delayed.v1",
                        "c-1",
                        NOON,
                        null,
                        "r-1",
                        Whereabouts.UNKNOWN,
                        name -> Optional.empty());
        UUID key = UUID.randomUUID();
        batch.decide(
                new ReceivedEvent(
                        key,
                        key,
                        "/test",
                        "1",
                        null,
                        JsonNodeFactory.instance.objectNode(),
                        "{}",
                        event));
        return state.open().stream()
                .filter(task -> task.matter().reason().equals("refund-delayed"))
                .findAny()
                .orElseThrow();
    }
}
