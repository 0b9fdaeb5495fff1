package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.dispatch.CallNow;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What customers say of themselves among events about them, in every order of arrival. */
@Tag("P7")
class ArrivalOrderOfStatementsTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOW = Instant.parse("2026-03-04T04:00:00Z");

    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";
    private static final Map<String, String> IN_TWO_DAYS =
            Map.of("preferredAt", NOW.plus(Duration.ofDays(2)).toString());
    private static final Map<String, String> TOMORROW =
            Map.of("preferredAt", NOW.plus(Duration.ofDays(1)).toString());

    private static final List<WalletEvent> EVENTS =
            List.of(
                    event("account.takeover_suspected", 9, "Asia/Shanghai", Map.of(), null),
                    said(8, null, new Statement.ConsentWithdrawn(Purpose.SERVICE, ago(8))),
                    said(7, null, new Statement.ConsentGranted(Purpose.SERVICE, ago(7))),
                    said(6, "America/New_York", new Statement.ContactChanged(ago(6))),
                    event("callback.requested", 5, null, TOMORROW, null),
                    event("account.takeover_suspected", 4, "America/New_York", Map.of(), null),
                    event("callback.requested", 3, null, IN_TWO_DAYS, null));

    private static final List<WalletEvent> WISHES =
            List.of(
                    event("refund.delayed", 9, "Asia/Shanghai", Map.of(), null),
                    said(8, null, noCalls(8)),
                    said(7, null, callsAgain(7)),
                    event("complaint.filed", 6, "Asia/Tokyo", Map.of(), null),
                    event("callback.declined", 5, null, Map.of("topic", "complaint"), null),
                    event("account.takeover_suspected", 4, "Asia/Shanghai", Map.of(), null));

    @Test
    void endsInOneStateWhateverCameOfConsentNumbersAndRequestsFirst() {
        assertThat(ends(EVENTS)).hasSize(1);
    }

    @Test
    void endsInOneStateWhateverCameOfWishesAndRefusalsFirst() {
        Set<String> ends = ends(WISHES);

        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next())
                .contains("[takeover")
                .doesNotContain("refund", "complaint");
    }

    private static Set<String> ends(List<WalletEvent> events) {
        Set<String> ends = new HashSet<>();
        permutations(events).forEach(order -> ends.add(end(order)));
        return ends;
    }

    /** All that is known of the customer, and all that any later step could make of his calls. */
    private static String end(List<WalletEvent> order) {
        CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));
        TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOW);
        DecisionBatch batch =
                new DecisionBatch(POLICY, new HashMap<>(Map.of(CUSTOMER, state)), ledger);
        order.forEach(event -> batch.decide(received(event)));
        Set<String> tasks = new TreeSet<>();
        for (CallbackTask task : state.open()) {
            Standing standing = task.standing();
            Instant asked = standing.dueAt().isAfter(NOW) ? standing.dueAt() : NOW;
            // where it was planned for a place he was thought to be at, the dispatch asks again
            String called = called(task, state.customer(), asked);
            tasks.add(
                    task.matter().reason()
                            + task.matter().cause()
                            + Arrays.asList(
                                    standing.status(),
                                    standing.events(),
                                    standing.end(),
                                    standing.priority(),
                                    standing.tally(),
                                    standing.skill(),
                                    standing.appointed() ? standing.chosen().saidAt() : null,
                                    standing.heldBackBy())
                            + called);
        }
        return state.customer() + " " + tasks;
    }

    private static String called(CallbackTask task, Customer customer, Instant asked) {
        ContactLedger none = new ContactLedger(POLICY, List.of(), asked);
        ContactDecision answer = ContactDecision.of(task, customer, POLICY, none, asked);
        if (answer instanceof ContactDecision.Defer later) {
            return called(task, customer, later.until());
        }
        return answer instanceof CallNow now
                ? now.callTime() + " " + now.numberAsOf()
                : answer.toString();
    }

    private static Statement noCalls(int hoursAgo) {
        return new Statement.PreferenceChanged(
                null, null, Set.of(Channel.SMS), null, ago(hoursAgo));
    }

    private static Statement callsAgain(int hoursAgo) {
        return new Statement.PreferenceChanged(null, null, Set.of(), null, ago(hoursAgo));
    }

    private static WalletEvent said(int hoursAgo, String zone, Statement statement) {
        return event("customer.said", hoursAgo, zone, Map.of(), statement);
    }

    private static WalletEvent event(
            String type,
            int hoursAgo,
            String zone,
            Map<String, String> facts,
            Statement statement) {
        return new WalletEvent(
                "io.huifang." + type + ".v1",
                CUSTOMER,
                ago(hoursAgo),
                null,
                "x-1",
                zone == null ? Whereabouts.UNKNOWN : Whereabouts.of(List.of(zone), ago(hoursAgo)),
                name -> Optional.ofNullable(facts.get(name)),
                statement);
    }

    private static Instant ago(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private static ReceivedEvent received(WalletEvent event) {
        UUID key = UUID.randomUUID();
        return new ReceivedEvent(
                key, key, "/test", "1", null, JsonNodeFactory.instance.objectNode(), "{}", event);
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
