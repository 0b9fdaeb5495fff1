package io.huifang.survey.questionnaire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a script.
 *
 * @param id unique within its script
 * @param kind what the agent does with it
 * @param text by language
 * @param codes what can be ticked as the answer; empty when it is only ticked as done
 * @param must whether it is a key step, which no call that reached the customer leaves out unsaid
 * @param showIf when it is part of the call; empty for always
 */
public record Step(
        String id,
        Kind kind,
        Map<String, String> text,
        Set<String> codes,
        boolean must,
        Optional<Condition> showIf) {

    /** What the agent does. */
    public enum Kind {
        /** Reads it out. */
        SAY,
        /** Asks it. */
        ASK,
        /** Does it. */
        DO
    }

    public Step {
        text = Map.copyOf(text);
        codes = Set.copyOf(codes);
    }

    /**
     * Whether the step is ticked in this way: with one of its codes, or with true when it has none.
     */
    public boolean accepts(Object tick) {
        return codes.isEmpty()
                ? Boolean.TRUE.equals(tick)
                : tick instanceof String code && codes.contains(code);
    }
}
