package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private final KafkaClasses classes = KafkaClasses.ofThisJvm();

    @Test
    void areFoundByABroker() throws IOException {
        assertThat(loaded(classes.optionsOnceMade(), classes.path())).contains(LIES_THERE);
    }

    @Test
    void areLeftAsideByOneWhoseLibrariesAreOthers() throws IOException {
        List<String> others =
                new ArrayList<>(Arrays.asList(classes.path().split(File.pathSeparator)));
        Collections.reverse(others);

        assertThat(loaded(classes.optionsOnceMade(), String.join(File.pathSeparator, others)))
                .contains("kafka.Kafka$ source: file:")
                .doesNotContain(LIES_THERE);
    }

    @Test
    void areNoneWhereNoLibraryCanBeToldFromTheOthers() {
        KafkaClasses none = KafkaClasses.of(Path.of("lib", "all.jar").toString());

        assertThat(none.optionsOnceMade()).isEmpty();
        assertThat(none.path()).isEqualTo(Path.of("lib", "all.jar").toString());
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
