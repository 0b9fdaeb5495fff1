package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.outbox.Ids;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Every order of arrival of a handful of events, decided one by one. */
@Tag("P7")
class ArrivalOrderTest {
    private static final Instant NOW = Instant.parse("2026-03-04T04:00:00Z");
    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";

    private static final List<WalletEvent> EVENTS =
            List.of(
                    event("refund.requested", "r-1", 6, "Asia/Shanghai"),
                    event("refund.delayed", "r-1", 5, "Europe/Lisbon"),
                    event("refund.settled", "r-1", 4, null),
                    event("refund.delayed", "r-2", 3, "Asia/Tokyo"),
                    event("refund.settled", "r-2", 2, null),
                    event("refund.delayed", "r-2", 1, "Asia/Seoul"));

    @Test
    void endsInOneStateInAllOrders() {
        Set<String> ends = new HashSet<>();

        for (List<WalletEvent> order : permutations(EVENTS)) ends.add(endOf(order, true));

        assertThat(ends).containsExactly("[Asia/Seoul] [refund-delayed refund:r-2]");
    }

    /** The check would notice a scheduler that forgets what was settled. */
    @Test
    void wouldEndInManyStatesIfSettlementsWereForgotten() {
        Set<String> ends = new HashSet<>();

        for (List<WalletEvent> order : permutations(EVENTS)) ends.add(endOf(order, false));

        assertThat(ends).hasSizeGreaterThan(1);
    }

    private static String endOf(List<WalletEvent> order, boolean remembers) {
        CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));
        for (WalletEvent event : order) {
            TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOW);
            Map<String, CustomerState> states = new HashMap<>(Map.of(CUSTOMER, state));
            new DecisionBatch(POLICY, states, ledger).decide(received(event));
            state = remembers ? state : forgetful(state);
        }
        Set<String> open = new TreeSet<>();
        for (String cause : List.of("refund:r-1", "refund:r-2")) {
            state.open("refund-delayed", cause)
                    .ifPresent(task -> open.add(task.matter().reason() + " " + cause));
        }
        return state.customer().zones() + " " + open;
    }

    /** The same state without its memory of settlements. */
    private static CustomerState forgetful(CustomerState state) {
        CustomerState forgetful = new CustomerState(state.customer());
        for (String cause : List.of("refund:r-1", "refund:r-2")) {
            state.open("refund-delayed", cause).ifPresent(forgetful::add);
        }
        return forgetful;
    }

    private static ReceivedEvent received(WalletEvent event) {
        UUID key = UUID.randomUUID();
        return new ReceivedEvent(
                key, key, "/test", "1", null, JsonNodeFactory.instance.objectNode(), "{}", event);
    }

    private static WalletEvent event(String type, String subject, int hoursAgo, String zone) {
        Instant time = NOW.minus(Duration.ofHours(hoursAgo));
        return new WalletEvent(
                "io.huifang." + type + ".v1",
                CUSTOMER,
                time,
                null,
                subject,
                zone == null ? Whereabouts.UNKNOWN : Whereabouts.of(List.of(zone), time),
                name -> Optional.empty());
    }

    private static List<List<WalletEvent>> permutations(List<WalletEvent> events) {
        if (events.isEmpty()) return List.of(List.of());
        List<List<WalletEvent>> all = new ArrayList<>();
        for (WalletEvent first : events) {
            List<WalletEvent> others = new ArrayList<>(events);
            others.remove(first);
            for (List<WalletEvent> rest : permutations(others)) {
                List<WalletEvent> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
