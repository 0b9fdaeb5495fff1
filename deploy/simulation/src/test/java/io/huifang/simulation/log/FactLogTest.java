package io.huifang.simulation.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.KafkaBroker;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.backing.ServerSettings;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.simulation.world.Scenario;
import io.huifang.simulation.world.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

class FactLogTest {
    private static final Scenario SCENARIO =
            new Scenario(3, Instant.parse("2026-08-01T00:00:00Z"), 3, 1_000, true);

    @Test
    void writesFactsAsTheServicesDo(@TempDir Path directory) throws Exception {
        Path key = directory.resolve("pseudonyms");
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        try (KafkaBroker kafka = KafkaBroker.start(ServerSettings.temporary())) {
            kafka.createTopics();
            long told;
            try (FactLog log = new FactLog(kafka.bootstrap())) {
                new World(SCENARIO, PseudonymKey.of(key)).forEachRemaining(log::tell);
                told = log.told();
            }

            KafkaRecords records = KafkaRecords.on(kafka.bootstrap());
            List<KafkaRecord> attempts = records.all(Topic.ANALYTICS_ATTEMPTS.topicName());
            assertThat(told).isGreaterThan(2_000);
            assertThat(attempts).isNotEmpty();
            assertThat(attempts)
                    .allSatisfy(
                            it -> {
                                assertThat(it.headers().get("ce_type")).isEqualTo(AttemptFact.TYPE);
                                assertThat(it.headers().get("ce_source"))
                                        .isEqualTo("/huifang/survey");
                                assertThat(it.key()).hasSize(43);
                                assertThat(it.text()).contains("\"customerId\":\"" + it.key());
                            });
            assertThat(records.all(Topic.CALLBACK_DECISIONS.topicName()))
                    .isNotEmpty()
                    .allSatisfy(
                            it ->
                                    assertThat(it.headers().get("ce_source"))
                                            .isEqualTo("/huifang/scheduler"));
        }
    }
}
