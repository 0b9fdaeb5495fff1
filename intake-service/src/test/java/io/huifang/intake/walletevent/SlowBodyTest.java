package io.huifang.intake.walletevent;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P23")
class SlowBodyTest {
    /** The answer and the end of the connection must both come by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"specversion\":"})
    void isNotWaitedForForEver(String beginning) throws IOException {
        String answer = answerTo("Bearer " + IntakeResource.DEMO_KEY, beginning);

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"too-slow\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{"})
    void isNotWaitedForWhenItsSenderIsUnknown(String beginning) throws IOException {
        assertThat(answerTo("Bearer nobody", beginning)).startsWith("HTTP/1.1 401 ");
    }

    /** Everything the service says until it closes the connection. */
    private static String answerTo(String authorization, String beginning) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String head =
                    """
                    POST /v1/wallet-events HTTP/1.1
                    Host: localhost
                    Authorization: %s
                    Content-Type: application/cloudevents+json
                    Content-Length: 100

                    """
                            .formatted(authorization)
                            .replace("\n", "\r\n");
            socket.getOutputStream().write((head + beginning).getBytes(US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
