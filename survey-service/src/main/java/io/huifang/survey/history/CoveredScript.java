package io.huifang.survey.history;

import java.util.List;
import java.util.Map;

/**
 * What a conclusion says of its script.
 *
 * @param script its id; null when nothing was said
 * @param version its version; 0 when nothing was said
 * @param ticks codes and flags by step id
 * @param left ids of the key steps that were left out, in the order of the call
 * @param because why they were; null for nothing. Rests sealed
 */
public record CoveredScript(
        String script, int version, Map<String, Object> ticks, List<String> left, String because) {
    /** Nothing was said. */
    public static final CoveredScript NOTHING_SAID =
            new CoveredScript(null, 0, Map.of(), List.of(), null);

    public CoveredScript {
        ticks = Map.copyOf(ticks);
        left = List.copyOf(left);
    }

    public boolean isSaid() {
        return script != null;
    }

    /** Without the agent's words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "CoveredScript[" + script + " version " + version + "]";
    }
}
