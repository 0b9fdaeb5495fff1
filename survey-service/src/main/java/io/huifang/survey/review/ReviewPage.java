package io.huifang.survey.review;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.desk.call.PastCall;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reviews at one sight, and calls to be reviewed.
 *
 * @param draws whether the reader may draw calls
 * @param filter what he asked for
 * @param endings to choose from
 * @param sample calls drawn by chance; empty before
 * @param reviews what holds, newest first
 */
public record ReviewPage(
        boolean draws,
        Filter filter,
        List<Ending> endings,
        List<CallLine> sample,
        List<Line> reviews) {

    /** What was asked for; empty for all. */
    public record Filter(String agent, String reason, boolean lowScore) {}

    /** A way in which calls end. */
    public record Ending(String value, String words, boolean chosen) {}

    /** A call to be reviewed. */
    public record CallLine(String path, PastCall call) {
        static CallLine of(Conclusion conclusion, RootCauses rootCauses, Wording wording) {
            return new CallLine(
                    ReviewPage.path(conclusion.attemptId()),
                    PastCall.of(conclusion, rootCauses, wording));
        }
    }

    /** What holds about a call. */
    public record Line(String path, String at, String agent, String reviewer, Scores scores) {
        static Line of(Review review, Wording wording) {
            return new Line(
                    ReviewPage.path(review.attemptId()),
                    wording.at(review.reviewedAt()),
                    review.agent(),
                    review.reviewer(),
                    review.scores());
        }
    }

    static String path(UUID attemptId) {
        return "/reviews/calls/" + attemptId;
    }

    static ReviewPage of(
            boolean draws,
            SampleFilter filter,
            List<Conclusion> sample,
            List<Review> reviews,
            RootCauses rootCauses,
            Wording wording) {
        return new ReviewPage(
                draws,
                new Filter(said(filter.agent()), said(filter.reason()), filter.lowScore()),
                Stream.of(Disposition.values())
                        .map(
                                it ->
                                        new Ending(
                                                it.name(),
                                                wording.name("disposition", it),
                                                it.name().equals(filter.disposition())))
                        .toList(),
                sample.stream().map(it -> CallLine.of(it, rootCauses, wording)).toList(),
                reviews.stream().map(it -> Line.of(it, wording)).toList());
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }
}
