package io.huifang.scheduler.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.decision.WalletEventReader.Unreadable;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.promise.Occurrence;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of one customer, decided as in production but without a database. */
public final class EventsInMemory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Policy policy;
    private final CustomerState state;

    public EventsInMemory(Policy policy, Customer customer) {
        this.policy = policy;
        this.state = new CustomerState(customer);
    }

    /**
     * Decides an event that comes now.
     *
     * @param customer as he is now
     * @param tasks all of his, by id; new ones are added
     * @return what happened
     */
    public List<Occurrence> decide(
            Customer customer,
            String type,
            String data,
            Instant time,
            Map<UUID, CallbackTask> tasks,
            TaskLedger ledger,
            IncidentLedger incidents) {
        state.know(customer, open(tasks.values()));
        DecisionBatch batch =
                new DecisionBatch(
                        policy,
                        new HashMap<>(Map.of(state.customer().customerId(), state)),
                        ledger,
                        incidents);
        batch.decide(received(type, data, time));
        state.open().forEach(task -> tasks.put(task.id(), task));
        return batch.occurrences();
    }

    private static List<CallbackTask> open(Collection<CallbackTask> tasks) {
        return tasks.stream().filter(CallbackTask::isOpen).toList();
    }

    private ReceivedEvent received(String type, String data, Instant time) {
        try {
            JsonNode stated = JSON.readTree(data);
            WalletEvent event =
                    WalletEventText.event(type, state.customer().customerId(), time, null, stated);
            UUID key = UUID.randomUUID();
            return new ReceivedEvent(key, key, "/test", "1", null, stated, data, event);
        } catch (JsonProcessingException | Unreadable wrong) {
            throw new IllegalArgumentException(type + " " + data, wrong);
        }
    }
}
