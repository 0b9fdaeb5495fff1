package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.process.FreePort;
import io.huifang.local.letter.Letters;
import io.huifang.local.letter.Place;
import io.huifang.local.stack.StackDescription;
import io.huifang.local.stack.StackFailure;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Tag("P6")
class DeadLettersCommandTest {
    @TempDir Path root;

    private final Letters letters = new Letters();
    private final ProducerRecord<byte[], byte[]> event = Letters.event();

    /** By which a test finds its own letters again. */
    private final String reason = "no type, says test " + UUID.randomUUID();

    @BeforeEach
    void describeStack() throws Exception {
        Files.createDirectories(checkout().home().directory());
        new StackDescription(
                        null,
                        null,
                        null,
                        new StackDescription.Kafka(Letters.bootstrap()),
                        Map.of(),
                        Map.of())
                .write(checkout().home().stackFile());
    }

    @AfterEach
    void close() {
        letters.close();
    }

    @Test
    void listsTheOldestFirstAndWhatBecameOfThem() {
        Place first = letters.setAside(event, reason);
        Place second = letters.setAside(event, reason);
        Place third = letters.setAside(event, reason + "\u001b[2J");
        run("redrive", "wallet-events", "0", "" + second.offset());

        List<String> said = run("list", "--reason", reason);

        assertThat(said).hasSize(5);
        assertThat(said.get(0)).contains("TOPIC", "OFFSET", "REDRIVEN TO", "REASON");
        assertThat(columns(said.get(1)))
                .startsWith("wallet-events-dlq", "0", "" + first.offset())
                .contains("3 0", "-", "io.huifang.payment.failed.v1", reason);
        assertThat(columns(said.get(2))).startsWith("wallet-events-dlq", "0", "" + second.offset());
        assertThat(columns(said.get(2)).get(5)).matches("3 [0-9]+");
        assertThat(said.get(3)).contains(" " + third.offset() + " ").endsWith("\\u{1b}[2J");
        assertThat(said.get(4)).isEqualTo("2 waiting, 1 redriven");
    }

    @Test
    void leavesOutWhatIsNotAskedFor() {
        for (int i = 0; i < 4; i++) letters.setAside(event, reason);
        Place youngest = letters.setAside(event, reason);
        run("redrive", "wallet-events", "0", "" + youngest.offset());

        List<String> said =
                run("list", "wallet-events", "--open", "--reason", reason, "--limit", "3");

        assertThat(said).hasSize(5);
        assertThat(said.get(4))
                .isEqualTo("4 waiting; 1 of them, the youngest, are not shown: --limit 4");
        assertThat(run("list", "callback-attempts-dlq", "--reason", reason))
                .containsExactly("0 waiting, 0 redriven");
    }

    @Test
    void showsEverythingAndNothingThatATerminalObeys() {
        var attack =
                new ProducerRecord<>(
                        event.topic(),
                        3,
                        1L,
                        event.key(),
                        Letters.bytes("{\"a\":\"\u009b2J\u202e\"}"));
        attack.headers().add("ce_id\u001b]0;x\u0007", Letters.bytes("\u001b[31m"));
        Place letter = letters.setAside(attack, new Place(Letters.EVENTS, 3, 77), reason);

        List<String> said = run("show", "wallet-events-dlq", "0", "" + letter.offset());

        assertThat(said)
                .contains(
                        "reason     " + reason,
                        "stood at   wallet-events 3 77",
                        "redriven   no",
                        "key        " + new String(event.key(), UTF_8),
                        "header     ce_id\\u{1b}]0;x\\u{7}: \\u{1b}[31m",
                        "{\"a\":\"\\u{9b}2J\\u{202e}\"}")
                .anyMatch(line -> line.matches("value +[0-9]+ bytes, JSON"));
        assertThat(String.join("", said)).doesNotContainPattern("\\p{Cntrl}|\\p{Cf}");
    }

    @Test
    void redrivesAllOfAReasonOnce() {
        for (int i = 0; i < 30; i++) letters.setAside(event, reason);
        Place other = letters.setAside(Letters.event(), "another " + UUID.randomUUID());

        List<String> first = run("redrive", "wallet-events", "--all", "--reason", reason);
        List<String> second = run("redrive", "wallet-events", "--all", "--reason", reason);

        assertThat(first).hasSize(31).endsWith("30 redriven, 0 were before, 0 not redriven");
        assertThat(second).containsExactly("0 redriven, 30 were before, 0 not redriven");
        assertThat(letters.about(event.key())).hasSize(30);
        assertThat(run("show", "wallet-events", "0", "" + other.offset()))
                .contains("redriven   no");
    }

    @Test
    void failsWhenALetterStaysWhereItIs() {
        Place bare = letters.setAsideBare(new Place(Letters.EVENTS, 3, 1L << 40), 1);

        var said = new ByteArrayOutputStream();

        assertThat(run(said, "redrive", "wallet-events", "0", "" + bare.offset())).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("not redriven: the letter is not whole");
        assertThatThrownBy(() -> run("show", "wallet-events", "0", "999999999"))
                .isInstanceOf(StackFailure.class)
                .hasMessage("There is no letter wallet-events-dlq 0 999999999.");
        assertThatThrownBy(() -> run("show", "wallet-events", "7", "0"))
                .hasMessageContaining("There is no letter");
    }

    @Test
    void asksAnotherKafkaWhenToldTo() throws Exception {
        Files.delete(checkout().home().stackFile());
        Path properties = root.resolve("client.properties");
        Files.writeString(properties, "client.id=an-operator\nrequest.timeout.ms=9000\n");

        assertThatThrownBy(() -> run("list"))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining("deploy/local/up")
                .hasMessageContaining("--bootstrap");
        assertThatThrownBy(() -> run("list", "--properties", properties.toString()))
                .hasMessageContaining("names no bootstrap.servers");
        assertThatThrownBy(() -> run("list", "--properties", "no-such-file"))
                .hasMessageContaining("no-such-file");
        assertThat(
                        run(
                                "list",
                                "--reason",
                                reason,
                                "--properties",
                                properties.toString(),
                                "--bootstrap",
                                Letters.bootstrap()))
                .containsExactly("0 waiting, 0 redriven");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        String nobody = "127.0.0.1:" + FreePort.any();
        Path impatient = root.resolve("client.properties");
        Files.writeString(impatient, "default.api.timeout.ms=500\nrequest.timeout.ms=400\n");

        assertThatThrownBy(
                        () ->
                                run(
                                        "list",
                                        "--bootstrap",
                                        nobody,
                                        "--properties",
                                        impatient.toString()))
                .isInstanceOf(StackFailure.class)
                .hasMessage("Kafka does not answer at " + nobody + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "burn wallet-events",
                "list wallet-events 0",
                "list --colour",
                "list --limit 0",
                "list --limit",
                "list analytics-decisions",
                "show wallet-events 0",
                "show wallet-events 0 x",
                "show wallet-events 0 -1",
                "show wallet-events 3000000000 1",
                "redrive wallet-events",
                "redrive --all",
                "redrive wallet-events 0 1 --all",
                "redrive wallet-events 0 1 --reason x"
            })
    void refusesWordsThatMakeNoSense(String words) {
        assertThatThrownBy(() -> run(words.isEmpty() ? new String[0] : words.split(" ")))
                .isInstanceOf(UsageFailure.class);
    }

    private List<String> run(String... words) {
        var said = new ByteArrayOutputStream();
        run(said, words);
        return said.toString(UTF_8).lines().toList();
    }

    private int run(ByteArrayOutputStream said, String... words) {
        Screen screen = new Screen(new PrintStream(said, true, UTF_8), false);
        return new DeadLettersCommand(checkout(), DeadLetterOptions.parse(List.of(words)), screen)
                .run();
    }

    private static List<String> columns(String line) {
        return List.of(line.split(" {2,}"));
    }

    private Checkout checkout() {
        return new Checkout(root, null);
    }
}
