package io.huifang.survey.review;

import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.desk.call.PastCall;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A concluded call and what is thought of it.
 *
 * @param attemptId the call
 * @param call what was written down
 * @param correction where how it ended is corrected; null for readers who may not
 * @param mayReview whether the reader may say what he thinks
 * @param key of the review, so that sending it twice writes one
 * @param replaces the version the reader sees; 0 for none
 * @param versions newest first
 * @param questions what is scored
 * @param remarks of the version that holds; empty for none
 * @param problem whether scores were missing
 */
public record ReviewedCallPage(
        UUID attemptId,
        PastCall call,
        String correction,
        boolean mayReview,
        String key,
        int replaces,
        List<Version> versions,
        List<Question> questions,
        String remarks,
        boolean problem) {

    /** What somebody thought. */
    public record Version(int number, String at, String reviewer, Scores scores, String remarks) {
        static Version of(Review review, Wording wording) {
            return new Version(
                    review.version(),
                    wording.at(review.reviewedAt()),
                    review.reviewer(),
                    review.scores(),
                    review.remarks());
        }
    }

    /** One of the four. */
    public record Question(String field, String words, List<Option> options) {
        static Question of(String field, Integer chosen, Wording wording) {
            return new Question(
                    field,
                    wording.say("score." + field),
                    IntStream.rangeClosed(Scores.LOWEST, Scores.HIGHEST)
                            .mapToObj(it -> new Option(it, chosen != null && chosen == it))
                            .toList());
        }
    }

    /** One score. */
    public record Option(int value, boolean chosen) {}

    static ReviewedCallPage of(
            ShowReviews.Reviewed reviewed,
            boolean mayCorrect,
            boolean mayReview,
            String key,
            boolean problem,
            RootCauses rootCauses,
            Wording wording) {
        Review holds = reviewed.versions().isEmpty() ? null : reviewed.versions().get(0);
        Scores scores = holds == null ? null : holds.scores();
        return new ReviewedCallPage(
                reviewed.conclusion().attemptId(),
                PastCall.of(reviewed.conclusion(), rootCauses, wording),
                mayCorrect
                        ? ReviewPage.path(reviewed.conclusion().attemptId()) + "/correction"
                        : null,
                mayReview,
                key,
                holds == null ? 0 : holds.version(),
                reviewed.versions().stream().map(it -> Version.of(it, wording)).toList(),
                List.of(
                        Question.of(
                                "listening", scores == null ? null : scores.listening(), wording),
                        Question.of("empathy", scores == null ? null : scores.empathy(), wording),
                        Question.of(
                                "correctness",
                                scores == null ? null : scores.correctness(),
                                wording),
                        Question.of(
                                "procedure", scores == null ? null : scores.procedure(), wording)),
                holds == null || holds.remarks() == null ? "" : holds.remarks(),
                problem);
    }
}
