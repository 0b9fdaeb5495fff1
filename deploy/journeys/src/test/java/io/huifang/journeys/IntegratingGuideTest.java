package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.huifang.backing.process.Commands;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The examples that senders are given work as they stand. */
@Tag("journey")
class IntegratingGuideTest {
    private static final Path GUIDE =
            Path.of(System.getProperty("huifang.root"), "docs", "integrating.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: ([\\w.-]+) -->\\R```\\w+\\R(.*?)\\R```", Pattern.DOTALL);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** One example sends again and again until it was taken. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Rig rig = Rigs.shared();

    @TempDir Path directory;

    /**
     * @param file what the example is saved as
     * @param text what stands in the guide
     */
    record Example(String file, String text) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Example> examples() {
        try {
            return EXAMPLE.matcher(Files.readString(GUIDE)).results().map(IntegratingGuideTest::of);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void showsEachFormAndEachLanguage() {
        assertThat(examples())
                .extracting(Example::file)
                .contains(
                        "structured.sh",
                        "binary.sh",
                        "batch.sh",
                        "signed.py",
                        "SendEvent.java",
                        "send-signed.mjs",
                        "send.py");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsEachExample(Example example) throws IOException {
        Optional<List<String>> program = program(example.file());
        assumeTrue(program.isPresent(), "what runs " + example + " is not on this machine");
        Files.writeString(directory.resolve(example.file()), example.text() + "\n");

        Commands.Result said = Commands.run(command(program.get(), example.file()), PATIENCE);

        assertThat(said.output()).contains("202").contains("\"accepted\"");
        assertThat(said.status()).isZero();
    }

    private ProcessBuilder command(List<String> program, String file) {
        List<String> words = Stream.concat(program.stream(), Stream.of(file)).toList();
        ProcessBuilder command = new ProcessBuilder(words).directory(directory.toFile());
        command.environment().put("HUIFANG_URL", rig.intake());
        command.environment().put("HUIFANG_KEY", rig.stack().secrets().demoWalletKey());
        command.environment()
                .put("HUIFANG_SIGNING_SECRET", rig.stack().secrets().demoWalletSigningSecret());
        return command;
    }

    /** What runs a file of that name; empty where it is not installed. */
    private static Optional<List<String>> program(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".java" -> Optional.of(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1"));
            case ".sh" -> Commands.find("curl").map(curl -> List.of("sh", "-e"));
            case ".py" -> Commands.find("python3").map(python -> List.of(python.toString()));
            case ".mjs" -> Commands.find("node").map(node -> List.of(node.toString()));
            default -> throw new IllegalArgumentException("nothing runs " + file);
        };
    }

    private static Example of(MatchResult found) {
        return new Example(found.group(1), found.group(2));
    }
}
