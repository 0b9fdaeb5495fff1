package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import io.huifang.local.stack.StackDescription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SendTest {
    private static final Path EXAMPLES = Path.of("../../events/contract/src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path root;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer intake;

    /** What the last request brought; null when none came. */
    private volatile String posted;

    private volatile String authorization;
    private volatile int status = 202;

    @BeforeEach
    void startIntake() throws Exception {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        intake.createContext(
                "/v1/wallet-events",
                exchange -> {
                    authorization = exchange.getRequestHeaders().getFirst("Authorization");
                    posted = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    byte[] answer = "{\"accepted\":1}".getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        intake.start();
        Path golden = root.resolve("events/contract/src/test/resources/golden");
        Files.createDirectories(golden);
        for (String example : List.of("contact", "io.huifang.payment.failed.v1")) {
            Files.copy(EXAMPLES.resolve(example + ".json"), golden.resolve(example + ".json"));
        }
        Files.createDirectories(checkout().home().directory());
        description().write(checkout().home().stackFile());
    }

    @AfterEach
    void stopIntake() {
        intake.stop(0);
    }

    @Test
    void postsTheExampleAsTheDemoWalletWithANumberToCall() throws Exception {
        assertThat(run("payment.failed", "--customer", "c-1", "--id", "e-1")).isZero();

        JsonNode event = JSON.readTree(posted);
        assertThat(authorization).isEqualTo("Bearer the-key");
        assertThat(event.get("type").asText()).isEqualTo("io.huifang.payment.failed.v1");
        assertThat(event.get("source").asText()).isEqualTo("/demo-wallet");
        assertThat(event.get("subject").asText()).isEqualTo("c-1");
        assertThat(event.get("id").asText()).isEqualTo("e-1");
        assertThat(event.at("/data/amount").asText()).isEqualTo("100.50");
        assertThat(event.at("/data/contact/phone").asText()).startsWith("+");
        assertThat(said())
                .contains("/v1/decisions?source=%2Fdemo-wallet&id=e-1")
                .contains("see " + checkout().home().stackFile());
    }

    @Test
    void takesTimeAndNumberAsGiven() throws Exception {
        run("io.huifang.payment.failed.v1", "--time", "2026-03-01T09:30:00+08:00", "--phone", "-");

        JsonNode event = JSON.readTree(posted);
        assertThat(event.get("time").asText()).isEqualTo("2026-03-01T09:30:00+08:00");
        assertThat(event.at("/data/contact").isMissingNode()).isTrue();

        run("payment.failed", "--phone", "+12025550199");
        assertThat(JSON.readTree(posted).at("/data/contact").toString())
                .isEqualTo("{\"phone\":\"+12025550199\"}");
    }

    @Test
    void onlyShowsWhatItWouldSend() {
        assertThat(run("payment.failed", "--show", "--id", "e-9")).isZero();

        assertThat(posted).isNull();
        assertThat(said()).contains("\"e-9\"");
    }

    @Test
    void failsWhenTheEventIsRefused() {
        status = 422;

        assertThat(run("payment.failed")).isEqualTo(1);
        assertThat(said()).contains("422");
    }

    @Test
    void listsTheTypesAndRefusesOthers() {
        assertThat(run()).isZero();

        assertThat(said()).contains("payment.failed", "refund.delayed");
        assertThatThrownBy(() -> run("payment.forgotten"))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("payment.failed");
        assertThatThrownBy(() -> run("payment.failed", "--colour"))
                .hasMessageContaining("--colour");
        assertThatThrownBy(() -> run("payment.failed", "--id")).hasMessageContaining("--id needs");
        assertThatThrownBy(() -> run("payment.failed", "--time", "today"))
                .hasMessageContaining("--time needs");
    }

    private int run(String... words) {
        Screen screen = new Screen(new PrintStream(said, true, UTF_8), false);
        return new Send(checkout(), SendOptions.parse(List.of(words)), screen).run();
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private Checkout checkout() {
        return new Checkout(root, null);
    }

    private StackDescription description() {
        String url = "http://127.0.0.1:" + intake.getAddress().getPort();
        return new StackDescription(
                new StackDescription.Intake(
                        url,
                        url,
                        Map.of(
                                "demo-wallet",
                                new StackDescription.Sender("/demo-wallet", "the-key", "secret"))),
                new StackDescription.People("http://127.0.0.1:2", "http://127.0.0.1:3", Map.of()),
                null,
                null,
                Map.of(),
                Map.of());
    }
}
