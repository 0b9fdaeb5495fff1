package io.huifang.journeys.recovery;

import io.huifang.backing.KafkaRecords;
import io.huifang.backing.process.Commands;
import io.huifang.contract.Topic;
import io.huifang.journeys.stack.Rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Erases again who was erased since a copy of the vault was taken: by the commands of {@code
 * docs/recovery.md}, word for word, on a list that is written as Kafka's console consumer writes
 * it.
 */
public final class ErasureLedger {
    private static final Path MANUAL =
            Path.of(System.getProperty("huifang.root"), "docs", "recovery.md");
    private static final Pattern COMMANDS =
            Pattern.compile(
                    "<!-- drill: repeat-erasures.sh -->\\R```sh\\R(.*?)\\R```", Pattern.DOTALL);

    private final Rig rig;

    public ErasureLedger(Rig rig) {
        this.rig = rig;
    }

    /** Whether this machine has what the commands need. */
    public static boolean canBeRepeated() {
        return Commands.find("curl").isPresent() && Commands.find("awk").isPresent();
    }

    /**
     * Repeats the erasures since then.
     *
     * @return what the commands said
     */
    public Commands.Result repeatSince(Instant moment, Path directory) {
        try {
            Files.writeString(directory.resolve("erasures"), erasures());
            Files.writeString(directory.resolve("repeat-erasures.sh"), commands());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        ProcessBuilder repeat =
                new ProcessBuilder("sh", "repeat-erasures.sh").directory(directory.toFile());
        repeat.environment().put("HUIFANG_URL", rig.intake());
        repeat.environment().put("HUIFANG_KEY", rig.stack().secrets().password("privacy-officer"));
        repeat.environment().put("SINCE", Long.toString(moment.toEpochMilli()));
        return Commands.run(repeat);
    }

    private String erasures() {
        return KafkaRecords.on(rig.stack().kafka().bootstrap())
                .all(Topic.CUSTOMER_ERASURES.topicName())
                .stream()
                .map(it -> "CreateTime:%d\t%s\n".formatted(it.timestamp().toEpochMilli(), it.key()))
                .collect(Collectors.joining());
    }

    private static String commands() throws IOException {
        Matcher commands = COMMANDS.matcher(Files.readString(MANUAL));
        if (!commands.find()) {
            throw new AssertionError("the manual does not say how erasures are repeated");
        }
        return commands.group(1) + "\n";
    }
}
