package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Wish;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls to customers whose contact has come to be elsewhere, or that of who took their account. */
class ElsewhereTest {
    /** 03:00 in Shanghai, 14:00 of the day before in New York. */
    private static final Instant NIGHT = Instant.parse("2026-03-03T19:00:00Z");

    private static final Instant MORNING = Instant.parse("2026-03-04T01:00:00Z");
    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";

    private final CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));

    @Test
    @Tag("D7")
    @Tag("P12")
    void callTheOlderNumberByTheClockOfItsPlace() {
        DecisionBatch batch = at(NIGHT);
        decide(batch, "refund.delayed", NIGHT.minus(Duration.ofDays(3)), shanghai(), null);
        changeContact(batch, NIGHT.minusSeconds(60), newYork());

        Decision decision =
                decide(batch, "account.takeover_suspected", NIGHT, newYork(), null).decision();
        dispatchDue(batch);

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.inputs())
                .containsEntry(Input.ZONES, "Asia/Shanghai")
                .containsEntry(Input.REGION, "CN");
        assertThat(task("takeover").standing().dueAt()).isEqualTo(MORNING);
        assertThat(batch.ledger().news()).isEmpty();
    }

    @Test
    @Tag("D7")
    @Tag("P7")
    void callTheOlderNumberByTheClockOfItsPlaceAlsoWhenThatIsToldLate() {
        DecisionBatch batch = at(NIGHT);
        changeContact(batch, NIGHT.minusSeconds(60), newYork());
        decide(batch, "refund.delayed", NIGHT.minus(Duration.ofDays(3)), shanghai(), null);

        decide(batch, "account.takeover_suspected", NIGHT, newYork(), null);

        assertThat(task("takeover").standing().dueAt()).isEqualTo(MORNING);
    }

    @Test
    @Tag("P12")
    void areTakenBackAndWaitForTheHoursThere() {
        DecisionBatch noon = at(MORNING.plus(Duration.ofHours(3)));
        decide(noon, "refund.delayed", MORNING, shanghai(), null);
        dispatchDue(noon);
        CallbackTask task = task("refund-delayed");
        boolean dispatched = task.underWay().isPresent();

        Instant later = MORNING.plus(Duration.ofHours(4));
        DecisionBatch batch = at(later);
        changeContact(batch, later, newYork());

        assertThat(dispatched).isTrue();
        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(batch.ledger().news())
                .extracting(news -> news.fact().getClass())
                .isEqualTo(List.of(CallbackWithdrawn.class));
    }

    @Test
    @Tag("P12")
    void areTakenBackWhateverEventTellsThatTheCustomerIsElsewhere() {
        DecisionBatch noon = at(MORNING.plus(Duration.ofHours(3)));
        decide(noon, "refund.delayed", MORNING, shanghai(), null);
        dispatchDue(noon);

        DecisionBatch batch = at(MORNING.plus(Duration.ofHours(4)));
        decide(batch, "refund.delayed", MORNING.plusSeconds(9), newYork(), null);

        assertThat(task("refund-delayed").underWay()).isEmpty();
    }

    @Test
    void stayUnderWayWhenTheHoursThereAreTheSame() {
        DecisionBatch noon = at(MORNING.plus(Duration.ofHours(3)));
        decide(noon, "refund.delayed", MORNING, shanghai(), null);
        dispatchDue(noon);

        DecisionBatch batch = at(MORNING.plus(Duration.ofHours(4)));
        changeContact(batch, MORNING.plusSeconds(9), place("Asia/Chongqing", "CN"));

        assertThat(task("refund-delayed").underWay()).isPresent();
    }

    @Test
    @Tag("R28")
    void areTakenBackWhenTheCustomerWishesForOtherHours() {
        DecisionBatch noon = at(MORNING.plus(Duration.ofHours(3)));
        decide(noon, "refund.delayed", MORNING, shanghai(), null);
        dispatchDue(noon);
        List<Wish> evenings = List.of(Wish.daily(LocalTime.of(18, 0), LocalTime.of(19, 0)));

        Instant later = MORNING.plus(Duration.ofHours(4));
        DecisionBatch batch = at(later);
        Decision decision =
                decide(
                                batch,
                                "customer.said",
                                later,
                                null,
                                new Statement.PreferenceChanged(evenings, null, null, null, later))
                        .decision();

        CallbackTask task = task("refund-delayed");
        assertThat(decision.inputs()).containsEntry(Input.REDIRECTED, List.of(task.id()));
        assertThat(decision.explanation()).contains("open callbacks were put to other hours");
        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        // the agent may be talking to him
        assertThat(task.standing().dueAt()).isEqualTo(later.plus(CustomersWord.LONGEST_CALL));
    }

    @Test
    @Tag("R39")
    void keepTheRegionOfTheNumberWhenTheCustomerTellsAZoneOnly() {
        Instant request = MORNING.plusSeconds(60);
        Whereabouts stated = Whereabouts.stated(List.of("America/Lima"), request);
        Whereabouts contact = Whereabouts.of(List.of("Asia/Shanghai"), "CN", MORNING);
        Customer nobody = Customer.unknown(CUSTOMER);

        Customer told = nobody.told(contact).told(stated);

        assertThat(told.callee().region()).isEqualTo("CN");
        assertThat(told.zones()).hasToString("[America/Lima]");
        assertThat(nobody.told(stated).told(contact)).isEqualTo(told);
    }

    private static DecisionBatch at(Instant now, CustomerState state) {
        return new DecisionBatch(
                POLICY,
                new HashMap<>(Map.of(CUSTOMER, state)),
                new TaskLedger(new Ids(Clock.systemUTC()), now));
    }

    private static void dispatchDue(DecisionBatch batch) {
        batch.dispatchDue(new ContactLedger(POLICY, List.of(), batch.ledger().now()));
    }

    private DecisionBatch at(Instant now) {
        return at(now, state);
    }

    private CallbackTask task(String reason) {
        return state.open(reason, "").or(() -> state.open(reason, "refund:x-1")).orElseThrow();
    }

    private static void changeContact(DecisionBatch batch, Instant at, Place place) {
        decide(batch, "customer.said", at, place, new Statement.ContactChanged(at));
    }

    private static Decided decide(
            DecisionBatch batch, String type, Instant time, Place place, Statement statement) {
        WalletEvent event =
                new WalletEvent(
                        "io.huifang." + type + ".v1",
                        CUSTOMER,
                        time,
                        null,
                        "x-1",
                        place == null
                                ? Whereabouts.UNKNOWN
                                : Whereabouts.of(List.of(place.zone()), place.region(), time),
                        name -> Optional.empty(),
                        statement);
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
        return batch.decided().get(batch.decided().size() - 1);
    }

    private record Place(String zone, String region) {}

    private static Place shanghai() {
        return place("Asia/Shanghai", "CN");
    }

    private static Place newYork() {
        return place("America/New_York", "US");
    }

    private static Place place(String zone, String region) {
        return new Place(zone, region);
    }
}
