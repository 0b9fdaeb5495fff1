package io.huifang.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.local.stack.StackDescription;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DemoLifeTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final DemoLife life = new DemoLife(new SplittableRandom(7), new DemoCustomers());

    @Test
    void tellsOfEveryKindOfEventThatLeavesACustomer() {
        Set<String> farewells =
                Set.of("io.huifang.account.closed.v1", "io.huifang.customer.erasure_requested.v1");
        TreeSet<String> told = new TreeSet<>();

        lifeOf(1_000).forEach(event -> told.add(event.happened().type()));

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        WalletEventCatalogue.all().stream()
                                .map(WalletEventShape::type)
                                .filter(type -> !farewells.contains(type))
                                .toList());
    }

    @Test
    void findsSomebodyAwakeAtAnyHourOfTheYear() {
        DemoCustomers customers = new DemoCustomers();
        Instant newYear = Instant.parse("2026-01-01T00:00:00Z");

        Stream<Instant> everyHour =
                IntStream.range(0, 365 * 24).mapToObj(hour -> newYear.plus(Duration.ofHours(hour)));

        assertThat(everyHour)
                .allSatisfy(now -> assertThat(customers.awake(now)).hasSizeGreaterThan(5));
    }

    @Test
    void callsNobodyWhoExists() {
        assertThat(new DemoCustomers().all())
                .extracting(customer -> customer.contact().phone())
                // North American 555-01xx, London 020 7946 0xxx, Australian 0491 57x xxx
                .allMatch(
                        phone ->
                                phone.matches("\\+1\\d{3}55501\\d\\d")
                                        || phone.matches("\\+442079460\\d{3}")
                                        || phone.matches("\\+6149157\\d{4}"));
    }

    @Test
    void writesStructuredCloudEventsWithPersonalDataOnlyWhereItMayStand() throws Exception {
        DemoSender sender =
                new DemoSender(
                        new StackDescription(
                                new StackDescription.Intake(
                                        "http://127.0.0.1:1",
                                        "http://127.0.0.1:2",
                                        Map.of(
                                                "demo-wallet",
                                                new StackDescription.Sender(
                                                        "/demo-wallet", "key", "secret"))),
                                null,
                                null,
                                null,
                                Map.of(),
                                Map.of()));
        DemoEvent event =
                lifeOf(1_000).filter(it -> it.narrative() != null).findFirst().orElseThrow();

        JsonNode body = new ObjectMapper().readTree(sender.body(event, NOON));

        assertThat(fieldNames(body))
                .containsExactly(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "data");
        assertThat(fieldNames(body.get("data")))
                .containsExactlyInAnyOrder(
                        "complaintId", "category", "severity", "channel", "contact", "narrative");
        assertThat(body.get("time").asText()).isEqualTo("2026-11-20T12:00:00Z");
    }

    private Stream<DemoEvent> lifeOf(int events) {
        return IntStream.range(0, events).mapToObj(number -> life.next(NOON));
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
