package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Erasures.erasure;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.huifang.backing.Database;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.wallet.CustomerPreferenceChanged;
import io.huifang.contract.wallet.CustomerRegistered;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.WrittenTables;
import io.huifang.scheduler.input.Input;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What an erasure leaves of a decision; of its facts by the table in {@code rules/erasure.md}. */
@SchedulerTest
@Tag("R99")
@Tag("P20")
@Tag("D13")
class ErasedDecisionsTest {
    // Long ago, where nobody looks for decisions.
    private static final String ADD =
            "INSERT INTO decision (event_key, content_hash, decided_at, event_time, policy_version,"
                    + " kind, customer_id, source, id, type, rule, explanation, inputs, facts)"
                    + " VALUES (gen_random_uuid(), gen_random_uuid(), 'epoch', 'epoch', 1,"
                    + " 'RECORDED', ?, '/test', gen_random_uuid()::text, ?, 'fact.recorded',"
                    + " 'It was noted.', '{}', ?::json)";

    private static final String ADD_WHOLE =
            "INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,"
                    + " policy_version, kind, customer_id, source, id, type, reason, rule,"
                    + " explanation, inputs, facts, traceparent, expiry_time, place)"
                    + " VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'epoch',"
                    + " 'epoch', 7, 'SCHEDULED', ?, '/test', gen_random_uuid()::text,"
                    + " 'io.huifang.callback.requested.v1', 'requested-by-customer',"
                    + " 'appointment.requested', 'It is due.', ?::json, '{\"topic\":\"fees\"}',"
                    + " '00-1-1-01', 'epoch', 3)";

    private static final String ERASED =
            "SELECT count(*) FROM customer WHERE customer_id = ? AND erased_at IS NOT NULL";

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void keepTheFactsThatAreNotAboutThePerson() {
        String customer = Event.newCustomer();
        written().forEach((type, facts) -> add(customer, type, facts.all()));
        written()
                .forEach(
                        (type, facts) ->
                                assertThat(kept(customer, type)).as(type).isEqualTo(facts.all()));

        erase(customer);

        written()
                .forEach(
                        (type, facts) ->
                                assertThat(kept(customer, type)).as(type).isEqualTo(facts.stay()));
    }

    @Test
    void keepOfATypeOfASendersOwnWhatHasNoForgottenFactsName() {
        String customer = Event.newCustomer();
        String type = "com.example.coupon.expired.v1";
        add(customer, type, Set.of("coupon", "locale", "region"));

        erase(customer);

        assertThat(kept(customer, type)).isEqualTo(Set.of("coupon"));
    }

    @Test
    void areKnownWithEveryFactThatAnEventMayTell() {
        assertThat(untrue(written())).as("types to be written anew in erasure.md").isEmpty();
    }

    @Test
    void wouldNotBeKnownWithAFactThatNobodyHasWritten() {
        Map<String, Facts> written = written();
        written.put(
                CustomerRegistered.TYPE,
                new Facts(Set.of("registeredAt"), Set.of("timeZone", "region", "timeZones")));

        assertThat(untrue(written)).containsExactly(CustomerRegistered.TYPE);
    }

    @Test
    void keepAllThatIsNeitherAnInputNorAFact() {
        String customer = Event.newCustomer();
        Set<String> inputs = Stream.of(Input.values()).map(Input::toldAs).collect(toSet());
        Set<String> stay =
                inputs.stream()
                        .filter(it -> !Input.forgotten().contains(it))
                        .filter(it -> !Input.forgottenWithAWish().contains(it))
                        .collect(toSet());
        tables.change(ADD_WHOLE, customer, json(inputs));
        Map<String, Object> before = besides(customer);
        assertThat(before).doesNotContainValue(null);

        erase(customer);

        assertThat(besides(customer)).isEqualTo(before);
        assertThat(inputs(customer)).containsExactlyInAnyOrderElementsOf(stay);
        assertThat(explanations(customer))
                .containsExactly(ErasedDecisions.explanationLeft(DecisionKind.SCHEDULED));
    }

    /** It follows from the event then, and says nothing of him. */
    @Test
    void keepWhenACallWasDueUnlessTheCustomerAskedForAnInstant() {
        String customer = Event.newCustomer();
        Set<String> due = Set.copyOf(Input.forgottenWithAWish());
        tables.change(ADD_WHOLE, customer, json(due));

        erase(customer);

        assertThat(inputs(customer)).containsExactlyInAnyOrderElementsOf(due);
    }

    /** Instants to the second, as nothing else in a row is written. */
    @Test
    void tellNothingOfThePersonInAnyColumn() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant preferred = now.plus(Duration.ofDays(1));
        Instant changed = now.minus(Duration.ofHours(1));
        Instant noCalls = now.minus(Duration.ofMinutes(30));
        Event call = Event.paymentFailed();
        String customer = call.customerId();
        Log.send(
                said(customer, "customer.contact_changed", "changedAt", changed).at(changed),
                call.id("risk-" + customer)
                        .type("io.huifang.risk.flagged.v1")
                        .saying("\"riskCode\":\"odd-payee\",\"score\":80"),
                said(customer, "callback.requested", "preferredAt", preferred),
                call.id("wish-" + customer)
                        .type(CustomerPreferenceChanged.TYPE)
                        .saying("\"channels\":[\"APP\"]")
                        .at(noCalls),
                call);
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(5));
        List<String> personal =
                List.of(
                        preferred.toString(),
                        changed.toString(),
                        noCalls.toString(),
                        "\"" + call.zone() + "\"");
        assertThat(rows(customer)).contains(personal);

        erase(customer);

        assertThat(rows(customer)).doesNotContain(personal);
        assertThat(tables.decisions(customer)).hasSize(5);
    }

    @Test
    void areErasedOnceHoweverOftenItIsTold() {
        Event event = Event.paymentFailed();
        Log.send(event);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));
        erase(event.customerId());
        List<Object> written = writtenBy(event.customerId());

        // another customer of the same partition: what was told before is done when he is erased
        String next = neighbour(event.customerId());
        Log.send(List.of(erasure(event.customerId())));
        erase(next);

        assertThat(writtenBy(event.customerId())).isEqualTo(written);
    }

    @Test
    void haveOneSentenceForEachKind() {
        assertThat(Stream.of(DecisionKind.values()).map(ErasedDecisions::explanationLeft))
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it).endsWith(".").doesNotContainPattern("\\d"));
    }

    @Test
    void areWrittenAnewWithEveryColumnOfTheTable() {
        assertThat(lostOf("decision")).isEmpty();
    }

    @Test
    void wouldLoseAColumnThatNobodyWritesAnew() {
        String table = "decision_" + UUID.randomUUID().toString().substring(0, 8);
        tables.change("CREATE TABLE " + table + " (LIKE decision, note text)");
        try {
            assertThat(lostOf(table)).containsExactly("note");
        } finally {
            tables.change("DROP TABLE " + table);
        }
    }

    /** Columns of a table like that of decisions that an erasure would not write. */
    private List<Object> lostOf(String table) {
        String written = Decisions.LASTING + ", explanation, inputs, facts";
        return tables.values(
                "SELECT column_name::text FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND table_name = ?"
                        + " AND column_name::text <> ALL(string_to_array(?, ','))",
                table,
                written.replaceAll("\\s", ""));
    }

    /** The customer's only decision without its explanation, inputs and facts. */
    private Map<String, Object> besides(String customer) {
        List<Map<String, Object>> rows =
                tables.rows("SELECT * FROM decision WHERE customer_id = ?", customer);
        assertThat(rows).hasSize(1);
        rows.get(0).keySet().removeAll(Set.of("explanation", "inputs", "facts"));
        return rows.get(0);
    }

    private List<Object> inputs(String customer) {
        return tables.values(
                "SELECT json_object_keys(inputs) FROM decision WHERE customer_id = ?", customer);
    }

    private List<Object> explanations(String customer) {
        return tables.values("SELECT explanation FROM decision WHERE customer_id = ?", customer);
    }

    /** All that stands about the customer, but for when he said his wishes: that is an event's. */
    private String rows(String customer) {
        return tables
                .values(
                        "SELECT d::text FROM decision d WHERE customer_id = ? AND type <> ?",
                        customer,
                        CustomerPreferenceChanged.TYPE)
                .stream()
                .map(row -> row.toString().replace("\"\"", "\"").replace("\\", ""))
                .collect(joining("\n"));
    }

    /** By which transactions the customer's decisions were written. */
    private List<Object> writtenBy(String customer) {
        return tables.values("SELECT xmin::text FROM decision WHERE customer_id = ?", customer);
    }

    private static String neighbour(String customer) {
        return Stream.generate(Event::newCustomer)
                .filter(it -> partitionOf(it) == partitionOf(customer))
                .findFirst()
                .orElseThrow();
    }

    private static int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 12);
    }

    private static Event said(String customer, String type, String name, Instant at) {
        return Event.paymentFailed()
                .customer(customer)
                .id(type + customer)
                .type("io.huifang." + type + ".v1")
                .saying("\"topic\":\"fees\",\"" + name + "\":\"" + at + "\"");
    }

    private void add(String customer, String type, Set<String> facts) {
        tables.change(ADD, customer, type, json(facts));
    }

    private static String json(Set<String> names) {
        return names.stream().map(it -> '"' + it + "\":\"x\"").collect(joining(",", "{", "}"));
    }

    private void erase(String customer) {
        Log.send(List.of(erasure(customer)));
        eventually(() -> assertThat(tables.count(ERASED, customer)).isOne());
    }

    /** Names of the facts that a decision about an event of the type has. */
    private Set<Object> kept(String customer, String type) {
        return Set.copyOf(
                tables.values(
                        "SELECT json_object_keys(facts) FROM decision"
                                + " WHERE customer_id = ? AND type = ?",
                        customer,
                        type));
    }

    /** Types of the catalogue of which other facts are written than their events may tell. */
    private static List<String> untrue(Map<String, Facts> written) {
        return WalletEventCatalogue.all().stream()
                .filter(shape -> !told(shape).equals(of(shape, written).all()))
                .map(WalletEventShape::type)
                .toList();
    }

    private static Facts of(WalletEventShape shape, Map<String, Facts> written) {
        return written.getOrDefault(shape.type(), Facts.NONE);
    }

    private static Set<String> told(WalletEventShape shape) {
        return Stream.concat(shape.fields().stream(), FieldShape.of(DerivedFacts.class).stream())
                .map(FieldShape::name)
                .collect(toSet());
    }

    /** What is written of each type. */
    private static Map<String, Facts> written() {
        WrittenTables tables = WrittenTables.read("erasure.md");
        Facts added = Facts.of(tables.rows("Facts that intake adds").get(0));
        Map<String, Facts> written = new LinkedHashMap<>();
        for (Map<String, String> row : tables.rows("Facts")) {
            written.put("io.huifang." + row.get("event") + ".v1", Facts.of(row).and(added));
        }
        return written;
    }

    /**
     * Facts of an event, by name.
     *
     * @param stay those that an erasure leaves
     * @param go the others
     */
    private record Facts(Set<String> stay, Set<String> go) {
        static final Facts NONE = new Facts(Set.of(), Set.of());

        static Facts of(Map<String, String> row) {
            return new Facts(names(row.get("stays")), names(row.get("is forgotten")));
        }

        Facts and(Facts more) {
            return new Facts(both(stay, more.stay), both(go, more.go));
        }

        Set<String> all() {
            return both(stay, go);
        }

        private static Set<String> names(String cell) {
            return cell.isEmpty() ? Set.of() : Set.copyOf(WrittenTables.items(cell));
        }

        private static Set<String> both(Set<String> one, Set<String> other) {
            return Stream.concat(one.stream(), other.stream()).collect(toSet());
        }
    }
}
