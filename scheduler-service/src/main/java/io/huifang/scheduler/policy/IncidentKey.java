package io.huifang.scheduler.policy;

import java.util.List;

/**
 * What events of one incident have in common.
 *
 * @param rule name of the {@link IncidentRule}
 * @param values of the facts the rule goes by, in its order, such as {@code NETWORK}; empty when it
 *     goes by none
 */
public record IncidentKey(String rule, List<String> values) {
    public IncidentKey {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return values.isEmpty() ? rule : rule + " (" + String.join(", ", values) + ")";
    }
}
