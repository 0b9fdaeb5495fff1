package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

class KafkaClassesTest {
    /**
     * Of a class that lies there, in the words of a JVM that is asked where its classes are from.
     */
    private static final String LIES_THERE = "kafka.Kafka$ source: shared objects file (top)";

    @TempDir Path directory;

    private final KafkaClasses classes = KafkaClasses.ofThisJvm();

    @Test
    void areMadeByARehearsalAndFoundByABroker() throws IOException {
        KafkaClasses anew = in(directory, System.getProperty("java.class.path"));
        assertThat(anew.options()).isEmpty();

        anew.makeOnce();

        assertThat(loaded(anew.options(), anew.path())).contains(LIES_THERE);
    }

    @Test
    void areLeftAsideByOneWhoseLibrariesAreOthers() throws IOException {
        List<String> others =
                new ArrayList<>(Arrays.asList(classes.path().split(File.pathSeparator)));
        Collections.reverse(others);
        classes.makeOnce();

        assertThat(loaded(classes.options(), String.join(File.pathSeparator, others)))
                .contains("kafka.Kafka$ source: file:")
                .doesNotContain(LIES_THERE);
    }

    @Test
    void areNoneWhereNoLibraryCanBeToldFromTheOthers() {
        KafkaClasses none = in(directory, Path.of("lib", "all.jar").toString());

        none.makeOnce();

        assertThat(none.options()).isEmpty();
        assertThat(directory).isEmptyDirectory();
        assertThat(none.path()).isEqualTo(Path.of("lib", "all.jar").toString());
    }

    @Test
    void areTriedOnceByAJvmWhereNoneCanBeMade() throws IOException {
        String noBroker = Files.createFile(directory.resolve("kafka-none.jar")).toString();
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = Files.createDirectory(directory.resolve("second"));

        in(first, noBroker).makeOnce();
        in(second, noBroker).makeOnce();

        assertThat(in(first, noBroker).options()).isEmpty();
        assertThat(first).isNotEmptyDirectory();
        assertThat(second).isEmptyDirectory();
    }

    @Test
    void areMissedByNobodyWhereTheyCannotBeWritten() throws IOException {
        Path library = Files.createFile(directory.resolve("kafka-none.jar"));
        Path another = Files.createFile(directory.resolve("kafka-neither.jar"));
        KafkaClasses unwritable = in(directory.resolve("missing"), library.toString());
        KafkaClasses homeless =
                KafkaClasses.of(
                        another.toString(),
                        () -> {
                            throw new UncheckedIOException(new IOException("not writable"));
                        });

        unwritable.makeOnce();
        homeless.makeOnce();

        assertThat(unwritable.options()).isEmpty();
        assertThat(homeless.options()).isEmpty();
    }

    private static KafkaClasses in(Path cache, String classPath) {
        return KafkaClasses.of(classPath, () -> CacheDirectory.in(cache));
    }

    /** Where Kafka's own program, which is told nothing and ends at once, has its classes from. */
    private static String loaded(List<String> options, String path) throws IOException {
        List<String> command = new ArrayList<>(KafkaBroker.quickJvm());
        command.addAll(options);
        command.addAll(List.of("-Xlog:class+load", "kafka.Kafka"));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("CLASSPATH", path);
        return new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
