package io.huifang.survey.review;

import io.huifang.survey.exchange.RequestBody;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The body of a review.
 *
 * @param attemptId the concluded call
 * @param replaces the version that was read before; absent when there was none
 * @param listening 1–5
 * @param empathy 1–5
 * @param correctness 1–5
 * @param procedure 1–5
 * @param remarks the reviewer's own words. Card and identity numbers in it are removed before it is
 *     kept
 */
@Schema(requiredProperties = {"attemptId", "listening", "empathy", "correctness", "procedure"})
record ReviewRequest(
        UUID attemptId,
        Integer replaces,
        Integer listening,
        Integer empathy,
        Integer correctness,
        Integer procedure,
        @Schema(maxLength = LONGEST) String remarks) {
    static final int LONGEST = 4000;

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    static ReviewCommand read(String reviewer, byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<String> attemptId = body.code("attemptId", ID);
        if (attemptId.isEmpty()) body.missing("attemptId");
        Optional<Integer> listening = score(body, "listening");
        Optional<Integer> empathy = score(body, "empathy");
        Optional<Integer> correctness = score(body, "correctness");
        Optional<Integer> procedure = score(body, "procedure");
        int replaces = body.number("replaces", 1, Integer.MAX_VALUE - 1).orElse(0);
        String remarks = body.text("remarks", LONGEST).orElse(null);
        body.finish();
        return new ReviewCommand(
                reviewer,
                UUID.fromString(attemptId.orElseThrow()),
                replaces,
                new Scores(
                        listening.orElseThrow(),
                        empathy.orElseThrow(),
                        correctness.orElseThrow(),
                        procedure.orElseThrow()),
                remarks);
    }

    private static Optional<Integer> score(RequestBody body, String name) {
        Optional<Integer> score = body.number(name, Scores.LOWEST, Scores.HIGHEST);
        if (score.isEmpty()) body.missing(name);
        return score;
    }
}
