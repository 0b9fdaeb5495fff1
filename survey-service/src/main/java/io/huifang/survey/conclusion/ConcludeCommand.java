package io.huifang.survey.conclusion;

import io.huifang.survey.attempt.Holder;
import io.huifang.survey.history.Conclusion.Ending;

import java.util.Map;
import java.util.Optional;

/**
 * A holder's wish to conclude.
 *
 * @param holder who, and by which right
 * @param ending what he recorded
 * @param answers as given; empty when the member was absent, and then the draft counts
 * @param ticks what he says of the script; empty when he says nothing, and then nothing is asked
 */
public record ConcludeCommand(
        Holder holder,
        Ending ending,
        Optional<Map<String, Object>> answers,
        Optional<Ticks> ticks) {

    /**
     * What was covered of the script.
     *
     * @param covered a code or true by step id, as sent
     * @param because why key steps were left; null when nothing was said
     */
    public record Ticks(Map<String, Object> covered, String because) {
        /** Without what people said, so that a log line with it does no harm. */
        @Override
        public String toString() {
            return "Ticks[…]";
        }
    }

    /** Without what people said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "ConcludeCommand[" + holder + ", " + ending + "]";
    }
}
