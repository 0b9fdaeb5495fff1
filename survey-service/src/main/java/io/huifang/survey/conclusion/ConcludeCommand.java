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
 */
public record ConcludeCommand(Holder holder, Ending ending, Optional<Map<String, Object>> answers) {

    /** Without what people said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "ConcludeCommand[" + holder + ", " + ending + "]";
    }
}
