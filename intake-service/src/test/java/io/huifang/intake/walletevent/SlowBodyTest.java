package io.huifang.intake.walletevent;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P23")
class SlowBodyTest {
    /** The answer and the end of the connection must both come by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void isNotWaitedForForEver() throws IOException {
        String known = "Bearer " + IntakeResource.DEMO_KEY;

        assertThat(answersTo(known, "", "{\"specversion\":"))
                .allSatisfy(
                        answer ->
                                assertThat(answer)
                                        .startsWith("HTTP/1.1 408 ")
                                        .contains("\"code\":\"too-slow\""));
    }

    @Test
    void isNotWaitedForWhenItsSenderIsUnknown() throws IOException {
        assertThat(answersTo("Bearer nobody", "", "{"))
                .allMatch(answer -> answer.startsWith("HTTP/1.1 401 "));
    }

    /** To each, all that the service says until it closes the connection; they wait together. */
    private static List<String> answersTo(String authorization, String... beginnings)
            throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (String beginning : beginnings) {
                slow.add(connect());
                begin(slow.get(slow.size() - 1), authorization, beginning);
            }
            List<String> answers = new ArrayList<>();
            for (Socket socket : slow) {
                answers.add(new String(socket.getInputStream().readAllBytes(), US_ASCII));
            }
            return answers;
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static void begin(Socket socket, String authorization, String beginning)
            throws IOException {
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
    }
}
