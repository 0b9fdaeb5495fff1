package io.huifang.scheduler.incident;

import io.huifang.scheduler.policy.IncidentKey;

import java.util.List;

/** A key's values as they stand in the tables: joined by a character that no value contains. */
final class KeyText {
    private static final String BETWEEN = "\u001f";

    private KeyText() {}

    static String write(IncidentKey key) {
        return String.join(BETWEEN, key.values());
    }

    static IncidentKey read(String rule, String values) {
        return new IncidentKey(
                rule, values.isEmpty() ? List.of() : List.of(values.split(BETWEEN, -1)));
    }
}
