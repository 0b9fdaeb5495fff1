package io.huifang.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PaymentFailed;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class DemoStormTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant ASIAN_AFTERNOON = Instant.parse("2026-11-20T08:45:00Z");
    private static final Path POLICY =
            Path.of("../../scheduler-service/src/main/resources/policy/default.yaml");
    private static final Pattern THRESHOLD = Pattern.compile("opensAt: \\{customers: (\\d+)");

    private final DemoCustomers customers = new DemoCustomers();
    private final List<DemoEvent> events =
            DemoStorm.events(customers, new DemoWords(new Random(7)), new Random(7), NOON);

    @Test
    void harmsMoreCustomersThanTheShippedPolicyTakesForAnIncident() throws Exception {
        Matcher threshold = THRESHOLD.matcher(Files.readString(POLICY));
        assertThat(threshold.find()).isTrue();

        long harmed =
                events.stream()
                        .filter(event -> event.happened() instanceof PaymentFailed)
                        .map(event -> event.customer().id())
                        .distinct()
                        .count();

        assertThat(harmed).isGreaterThan(Long.parseLong(threshold.group(1)));
    }

    @Test
    void hasOneCauseAndMostPayAfterwards() {
        assertThat(events.stream().map(DemoEvent::happened))
                .allMatch(
                        it ->
                                it instanceof PaymentCompleted
                                        || it instanceof PaymentFailed failed
                                                && failed.cause() == DemoStorm.CAUSE);
        assertThat(events.subList(0, DemoStorm.VICTIMS))
                .allMatch(it -> it.happened() instanceof PaymentFailed);
        assertThat(events.subList(DemoStorm.VICTIMS, events.size()))
                .hasSizeBetween(DemoStorm.VICTIMS / 2, DemoStorm.VICTIMS - 1);
    }

    @Test
    void harmsWhoeverIsAwakeFirst() {
        assertThat(customers.awake(NOON)).hasSizeGreaterThan(DemoStorm.VICTIMS);
        assertThat(events).allMatch(event -> event.customer().isAwake(NOON));

        assertThat(customers.awake(NOON))
                .containsExactlyElementsOf(
                        customers.all().stream().filter(it -> it.isAwake(NOON)).toList());

        List<DemoCustomer> few = customers.awake(ASIAN_AFTERNOON);
        assertThat(few).hasSizeLessThan(DemoStorm.VICTIMS);
        assertThat(victims(ASIAN_AFTERNOON)).containsAll(few).hasSize(DemoStorm.VICTIMS);
    }

    private Set<DemoCustomer> victims(Instant now) {
        DemoWords words = new DemoWords(new Random(7));
        return DemoStorm.events(customers, words, new Random(7), now).stream()
                .map(DemoEvent::customer)
                .collect(Collectors.toSet());
    }
}
