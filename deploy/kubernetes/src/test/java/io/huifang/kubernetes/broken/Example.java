package io.huifang.kubernetes.broken;

import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.rule.Rule;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Production with one mistake in it.
 *
 * @param rule that refuses it
 * @param make makes the mistake
 * @param said what one of the rule's findings contains
 */
public record Example(Rule rule, String mistake, UnaryOperator<Documents> make, String said) {
    /** All that there are. */
    public static List<Example> all() {
        return Stream.of(
                        SelectorsExamples.examples(),
                        PortsExamples.examples(),
                        EdgesExamples.examples(),
                        PodsExamples.examples(),
                        RolloutsExamples.examples(),
                        SettingsExamples.examples(),
                        KafkaExamples.examples(),
                        DoorsExamples.examples())
                .flatMap(it -> it)
                .toList();
    }

    static Example example(Rule rule, String mistake, UnaryOperator<Documents> make, String said) {
        return new Example(rule, mistake, make, said);
    }
}
