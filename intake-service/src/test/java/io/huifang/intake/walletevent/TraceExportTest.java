package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** Spans go to whoever collects them, under the sender's own trace. */
@QuarkusTest
@WithTestResource(TracedIntakeResource.class)
class TraceExportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SAMPLED = "0af7651916cd43dd8448eb211c80319c";
    private static final String NOT_SAMPLED = "1bf7651916cd43dd8448eb211c80319d";

    private static final String PHONE = "+8613800138077";
    private static final String NAME = "Needle Sun";
    private static final String STORY = "it never came through";

    @Test
    @Tag("P19")
    void exportsTheSpanOfASampledRequestWithoutAnythingPersonal() throws IOException {
        String contact =
                "\"contact\":{\"phone\":\"%s\",\"name\":\"%s\"},\"narrative\":\"%s\""
                        .formatted(PHONE, NAME, STORY);

        post(aPaymentFailed(), NOT_SAMPLED, "00");
        post(aPaymentFailed().adding(contact), SAMPLED, "01");

        await().atMost(PATIENCE).until(() -> exported().contains(SAMPLED));
        assertThat(exported())
                .contains(hexadecimal("intake"))
                .contains(hexadecimal("POST /v1/wallet-events"))
                .doesNotContain(NOT_SAMPLED)
                .doesNotContain(hexadecimal(PHONE))
                .doesNotContain(hexadecimal(NAME))
                .doesNotContain(hexadecimal(STORY));
    }

    private static void post(Events event, String trace, String sampled) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + IntakeResource.DEMO_KEY,
                        "Content-Type",
                        "application/cloudevents+json",
                        "traceparent",
                        "00-%s-b7ad6b7169203331-%s".formatted(trace, sampled));
        assertThat(IntakeClient.post(headers, bytes(event.json())).statusCode()).isEqualTo(202);
    }

    /** All that was collected, in hexadecimal: a trace's id is bytes there. */
    private static String exported() throws IOException {
        return HexFormat.of().formatHex(Files.readAllBytes(TracedIntakeResource.SPANS));
    }

    private static String hexadecimal(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
