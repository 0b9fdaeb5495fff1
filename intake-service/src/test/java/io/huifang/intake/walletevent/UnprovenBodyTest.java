package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bodies of whoever says to be a signing sender, before the signature can be checked. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P23")
class UnprovenBodyTest {
    /** As many as would use up what signers share, if each took what it announces. */
    private static final int MANY = 40;

    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void shutNoSignerOutByWhatTheyAnnounce() throws IOException {
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                Socket stranger = RawHttp.connect();
                strangers.add(stranger);
                announce(stranger, "Expect: 100-continue\r\n");
                // It is being read when the service asks for the rest.
                assertThat(stranger.getInputStream().readNBytes("HTTP/1.1 100".length()))
                        .asString(US_ASCII)
                        .isEqualTo("HTTP/1.1 100");
            }
            String event = aPaymentFailed().with("source", "/signing-wallet").json();

            HttpResponse<String> answer =
                    IntakeClient.exchange(
                            "POST",
                            "/v1/wallet-events?sender=signing-wallet",
                            Signatures.of(IntakeResource.NEW_SECRET, event),
                            event.getBytes(UTF_8));

            assertThat(answer.statusCode()).isEqualTo(202);
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void isNotWaitedForForEver() throws IOException {
        try (Socket stranger = RawHttp.connect()) {
            stranger.setSoTimeout(20_000);
            announce(stranger, "");

            assertThat(RawHttp.readAll(stranger))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"too-slow\"");
        }
    }

    private static void announce(Socket socket, String more) throws IOException {
        String head =
                "POST /v1/wallet-events?sender=signing-wallet HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Content-Type: application/cloudevents-batch+json\r\n"
                        + ("webhook-id: msg_1\r\nwebhook-timestamp: "
                                + Instant.now().getEpochSecond()
                                + "\r\n")
                        + ("webhook-signature: v1," + "A".repeat(43) + "=\r\n")
                        + ("Content-Length: " + MEBIBYTE + "\r\n")
                        + more
                        + "\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }
}
