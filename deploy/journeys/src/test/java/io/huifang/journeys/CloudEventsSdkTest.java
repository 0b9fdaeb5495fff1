package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.backing.process.Commands;
import io.huifang.contract.Topic;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Events of the public CloudEvents SDK for Node arrive as they were sent, whatever the mode. */
@Tag("journey")
@Tag("long") // it fetches the SDK
class CloudEventsSdkTest {
    private static final String SDK = "cloudevents@10.0.0";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Rig rig = Rigs.shared();

    @TempDir Path directory;

    @Test
    void arrivesAsSentInAllThreeModes() throws IOException {
        assumeTrue(Commands.find("npm").isPresent(), "npm is not on this machine");
        List<String> ids = Stream.generate(UUID::randomUUID).limit(4).map(UUID::toString).toList();
        install();

        Commands.Result said = Commands.run(send(ids), PATIENCE);

        assertThat(said.output().lines().filter(line -> line.startsWith("202"))).hasSize(3);
        List<KafkaRecord> arrived =
                KafkaRecords.on(rig.stack().kafka().bootstrap())
                        .all(Topic.WALLET_EVENTS.topicName())
                        .stream()
                        .filter(event -> ids.contains(event.headers().get("ce_id")))
                        .toList();
        assertThat(arrived)
                .extracting(event -> event.headers().get("ce_id"))
                .containsExactlyInAnyOrderElementsOf(ids);
        for (KafkaRecord event : arrived) {
            assertIsAsSent(event);
        }
    }

    private static void assertIsAsSent(KafkaRecord event) throws IOException {
        String id = event.headers().get("ce_id");
        assertThat(event.key()).isEqualTo("sdk-customer");
        assertThat(event.headers())
                .containsAllEntriesOf(
                        Map.of(
                                "ce_specversion", "1.0",
                                "ce_source", "/demo-wallet",
                                "ce_type", "io.huifang.payment.failed.v1",
                                "ce_subject", "sdk-customer",
                                "ce_time", "2026-11-22T08:15:30.250Z",
                                "content-type", "application/json"));
        assertThat(new ObjectMapper().readTree(event.value()))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"paymentId": "payment-%s", "amount": "12.50",
                                         "currency": "CNY", "cause": "INSUFFICIENT_FUNDS"}
                                        """
                                                .formatted(id)));
    }

    private void install() throws IOException {
        try (InputStream script = getClass().getResourceAsStream("/sdk/send.mjs")) {
            Files.copy(script, directory.resolve("send.mjs"));
        }
        Commands.Result installed =
                Commands.run(in("npm", "install", "--no-audit", "--no-fund", SDK), PATIENCE);
        assertThat(installed.succeeded()).as(installed.output()).isTrue();
    }

    private ProcessBuilder send(List<String> ids) {
        ProcessBuilder command =
                in(
                        Stream.concat(Stream.of("node", "send.mjs"), ids.stream())
                                .toArray(String[]::new));
        command.environment().put("HUIFANG_URL", rig.intake());
        command.environment().put("HUIFANG_KEY", rig.stack().secrets().demoWalletKey());
        return command;
    }

    private ProcessBuilder in(String... command) {
        return new ProcessBuilder(command).directory(directory.toFile());
    }
}
