package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Wish;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What becomes of events while many customers have the same trouble. */
@Tag("D8")
@Tag("R35")
class CollapsingTest {
    /** 12:00 in Shanghai. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Instant BEGAN = NOON.minus(Duration.ofMinutes(10));
    private static final Duration FRESH = Duration.ofDays(2);
    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";

    private final Incident outage = incident(null);
    private Policy policy = POLICY;
    private CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));
    private IncidentLedger incidents = during(outage);

    @Test
    void makeTheFirstCallWaitForTheEnd() {
        Decided decided = decide("NETWORK", NOON);

        assertThat(decided.decision().kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decided.decision().rule()).isEqualTo("incident.collapsed");
        assertThat(decided.decision().explanation()).contains("payment-outage (NETWORK)");
        assertThat(decided.decision().inputs()).containsEntry(Input.INCIDENT, outage.incidentId());
        assertThat(task().standing().dueAt()).isEqualTo(NOON.plus(FRESH));
        assertThat(part().isHeld()).isTrue();
    }

    @Test
    void letLaterOnesJoinWithoutHurryingIt() {
        decide("NETWORK", NOON.minusSeconds(60));

        Decided decided = decide("NETWORK", NOON);

        assertThat(decided.decision().kind()).isEqualTo(DecisionKind.MERGED);
        assertThat(decided.decision().rule()).isEqualTo("incident.collapsed");
        assertThat(task().standing().dueAt()).isEqualTo(NOON.minusSeconds(60).plus(FRESH));
        assertThat(task().standing().freshUntil()).isEqualTo(NOON.plus(FRESH));
    }

    @Test
    void leaveAloneWhatHasAnotherCauseOrHappenedBefore() {
        assertThat(decide("LIMIT", NOON).decision().rule()).isEqualTo("reason.schedule");
        state = new CustomerState(Customer.unknown(CUSTOMER));
        assertThat(decide("NETWORK", BEGAN.minusSeconds(1)).decision().rule())
                .isEqualTo("reason.schedule");
        assertThat(incidents.task(task().id())).isEmpty();
    }

    @Test
    void letACallGoOnThatIsAboutSomethingElseToo() {
        decide("NETWORK", NOON.minusSeconds(60));

        Decided decided = decide("LIMIT", NOON);

        assertThat(decided.decision().rule()).isEqualTo("cause.open");
        assertThat(task().standing().dueAt()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(part().state()).isEqualTo(State.LEFT);
        decide("NETWORK", NOON.plusSeconds(1));
        assertThat(part().state()).isEqualTo(State.LEFT);
    }

    /** Until when it waited was announced to nobody. */
    @Test
    @Tag("R30")
    void letItGoOnAtOnceAlsoWhereCallsAreAnnounced() {
        policy = announcing();
        decide("NETWORK", NOON.minusSeconds(60));

        decide("LIMIT", NOON);

        assertThat(task().standing().dueAt()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    }

    /** By its own time an event is part of it, however late it comes. */
    @Test
    void makeALateEventOfAnEndedOneWaitToo() {
        incidents = during(incident(NOON.minusSeconds(30)));

        assertThat(decide("NETWORK", NOON.minusSeconds(31)).decision().rule())
                .isEqualTo("incident.collapsed");
        assertThat(part().isHeld()).isTrue();
        assertThat(decide("NETWORK", NOON.minusSeconds(29)).decision().rule())
                .isEqualTo("cause.open");
    }

    @Test
    void takeATaskBackThatWaitsForItsCallAfterAnEarlierOne() {
        decide("NETWORK", NOON.minusSeconds(60));
        incidents.release(part());

        Decided decided = decide("NETWORK", NOON);

        assertThat(decided.decision().rule()).isEqualTo("incident.collapsed");
        assertThat(part().isHeld()).isTrue();
        assertThat(task().standing().dueAt()).isEqualTo(NOON.plus(FRESH));
    }

    @Test
    void speakAfterEverythingThatForbidsTheCall() {
        Suppression never = new Suppression(null, "asked", "someone", BEGAN);
        state = new CustomerState(new Customer(CUSTOMER, Whereabouts.UNKNOWN, never));

        assertThat(decide("NETWORK", NOON).decision().rule()).isEqualTo("customer.suppressed");
        assertThat(decide("NETWORK", NOON.minus(FRESH)).decision().kind())
                .isEqualTo(DecisionKind.EXPIRED);
    }

    @Test
    @Tag("D9")
    void leaveToItselfWhatNobodyCouldCallAboutInTime() {
        Wish atNight = new Wish(Set.of(DayOfWeek.values()), LocalTime.of(3, 0), LocalTime.of(4, 0));
        state.hear(
                new Statement.PreferenceChanged(
                        List.of(atNight), null, null, null, NOON.minusSeconds(60)));

        Decided decided = decide("NETWORK", NOON);

        assertThat(decided.decision().kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(decided.decision().rule()).isEqualTo("preference.windows");
        assertThat(incidents.task(task().id())).isEmpty();
    }

    @Test
    @Tag("P7")
    void endInOneStateInWhateverOrderTheEventsCome() {
        assertThat(endsOf(List.of("NETWORK", "NETWORK", "NETWORK", "NETWORK"))).hasSize(1);
        assertThat(endsOf(List.of("NETWORK", "LIMIT", "RISK_DECLINED", "NETWORK"))).hasSize(1);
    }

    private Set<String> endsOf(List<String> causes) {
        Set<String> ends = new HashSet<>();
        for (List<Integer> order : permutations(List.of(0, 1, 2, 3))) {
            state = new CustomerState(Customer.unknown(CUSTOMER));
            incidents = during(outage);
            for (int i : order) decide(causes.get(i), NOON.minusSeconds(60L * (i + 1)));
            boolean waits = incidents.task(task().id()).filter(IncidentTask::isHeld).isPresent();
            // until when a task waits that nobody releases is no more than a safety
            ends.add(waits ? "waits" : task().standing().dueAt() + " " + task().standing());
        }
        return ends;
    }

    private Decided decide(String cause, Instant time) {
        TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOON);
        Map<String, CustomerState> states = new HashMap<>(Map.of(CUSTOMER, state));
        DecisionBatch batch = new DecisionBatch(policy, states, ledger, incidents);
        batch.decide(received(cause, time));
        return batch.decided().get(0);
    }

    private CallbackTask task() {
        return state.open("payment-failed", "").orElseThrow();
    }

    private IncidentTask part() {
        return incidents.task(task().id()).orElseThrow();
    }

    private static Policy announcing() {
        String text = DefaultPolicy.text();
        String changed =
                text.replace(
                        "\n  payment-failed:\n", "\n  payment-failed:\n    noticeBefore: PT1H\n");
        assertThat(changed).isNotEqualTo(text);
        return ((Reading.Sound) PolicyDocument.read(changed, 1)).policy();
    }

    private static IncidentLedger during(Incident incident) {
        return new IncidentLedger(POLICY.incidents(), List.of(incident), List.of(), NOON);
    }

    private static Incident incident(Instant end) {
        return new Incident(
                UUID.fromString("019abc00-0000-7000-8000-000000000001"),
                new IncidentKey("payment-outage", List.of("NETWORK")),
                BEGAN,
                new Act(BEGAN, null, "many"),
                end == null ? null : new Act(end, null, "few"),
                0);
    }

    private static ReceivedEvent received(String cause, Instant time) {
        UUID key = UUID.randomUUID();
        WalletEvent event =
                new WalletEvent(
                        "io.huifang.payment.failed.v1",
                        CUSTOMER,
                        time,
                        null,
                        "p-1",
                        Whereabouts.UNKNOWN,
                        name -> name.equals("cause") ? Optional.of(cause) : Optional.empty());
        return new ReceivedEvent(
                key, key, "/test", "1", null, JsonNodeFactory.instance.objectNode(), "{}", event);
    }

    private static List<List<Integer>> permutations(List<Integer> items) {
        if (items.isEmpty()) return List.of(List.of());
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : items) {
            List<Integer> others = new ArrayList<>(items);
            others.remove(first);
            for (List<Integer> rest : permutations(others)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
