package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.metric.Documented;
import io.huifang.journeys.metric.Told;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Draft;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * docs/metrics.md is true of services that run. Rules and dashboards are held against that page, so
 * they ask for nothing that there is not.
 */
@Tag("journey")
class MetricsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("huifang.root"));

    private static Rig rig;

    @BeforeAll
    static void makeOneCall() {
        rig = Rigs.shared();
        OneCall call = new OneCall(rig, "c-metrics-1");
        Draft failed = call.event("1", PaymentFailed.TYPE, failedPayment());
        call.post(failed, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        call.claim(call.decisionOf(failed).get("callbackId").asText());
        call.reveal();
        call.conclude(Json.object().put("disposition", "REACHED_RESOLVED"));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void servicesTellWhatIsDocumentedAndNothingElse(Service service) throws IOException {
        String page =
                Caller.anonymous()
                        .get(rig.stack().service(service).managementUrl() + "/metrics")
                        .answer()
                        .orElseThrow()
                        .body();
        Files.writeString(
                Files.createDirectories(Path.of("target", "metrics"))
                        .resolve(service.partName() + ".txt"),
                page);

        assertThat(Told.of(page).differences(service.partName(), documented())).isEmpty();
    }

    /** What is told from its first time on only stands in the sources, by its name. */
    @Test
    void whatHasNotHappenedHereIsInTheSources() throws IOException {
        String sources = sources();

        for (Documented row : documented()) {
            if (row.name().startsWith("huifang_") && !row.expected()) {
                String meter = row.name().replaceAll("_(total|seconds)$", "").replace('_', '.');
                assertThat(sources).contains('"' + meter + '"');
            }
        }
    }

    private static List<Documented> documented() throws IOException {
        return Documented.in(Files.readString(ROOT.resolve("docs/metrics.md")));
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module :
                List.of("events/outbox", "intake-service", "scheduler-service", "survey-service")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                all.append(
                        files.filter(file -> file.toString().endsWith(".java"))
                                .map(MetricsPageTest::read)
                                .collect(Collectors.joining()));
            }
        }
        return all.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode failedPayment() {
        ObjectNode data = Json.object().put("paymentId", "pay-m1").put("amount", "100.50");
        data.put("currency", "CNY").put("cause", "NETWORK");
        return OneCall.withContact(data, "+8613800138001", "林晓");
    }
}
