package io.huifang.survey.insight.guess;

import io.huifang.survey.insight.guess.Learned.Taught;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the tables count of one reason, in memory: another way to the same numbers. */
final class Tally {
    private final Map<String, Long> causes = new HashMap<>();
    private final Map<Trait, Map<String, Map<String, Long>>> traits = new EnumMap<>(Trait.class);

    void learn(Known known, String rootCause) {
        causes.merge(rootCause, 1L, Long::sum);
        known.traits()
                .forEach(
                        (trait, value) ->
                                traits.computeIfAbsent(trait, it -> new HashMap<>())
                                        .computeIfAbsent(value, it -> new HashMap<>())
                                        .merge(rootCause, 1L, Long::sum));
    }

    Learned about(Known known) {
        Map<Trait, Taught> taught = new EnumMap<>(Trait.class);
        known.traits()
                .forEach(
                        (trait, value) -> {
                            if (traits.containsKey(trait)) {
                                taught.put(trait, taught(value, traits.get(trait)));
                            }
                        });
        return new Learned(causes, taught);
    }

    private static Taught taught(String value, Map<String, Map<String, Long>> byValue) {
        Map<String, Long> named = new HashMap<>();
        byValue.values()
                .forEach(hits -> hits.forEach((cause, n) -> named.merge(cause, n, Long::sum)));
        return new Taught(value, byValue.size(), named, byValue.getOrDefault(value, Map.of()));
    }
}
