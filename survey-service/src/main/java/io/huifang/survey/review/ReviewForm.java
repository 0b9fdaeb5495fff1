package io.huifang.survey.review;

import io.huifang.survey.exchange.PlainText;

import jakarta.ws.rs.core.MultivaluedMap;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The form in which a supervisor says what he thinks. */
final class ReviewForm {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private ReviewForm() {}

    /** Empty when a score is missing or the words cannot be taken. */
    static Optional<ReviewCommand> read(
            String reviewer, UUID attemptId, MultivaluedMap<String, String> sent) {
        Integer listening = number(sent, "listening");
        Integer empathy = number(sent, "empathy");
        Integer correctness = number(sent, "correctness");
        Integer procedure = number(sent, "procedure");
        Integer replaces = number(sent, "replaces");
        String remarks = remarks(sent);
        boolean scored =
                Scores.isScore(listening)
                        && Scores.isScore(empathy)
                        && Scores.isScore(correctness)
                        && Scores.isScore(procedure);
        boolean sayable = PlainText.is(remarks) && remarks.length() <= ReviewRequest.LONGEST;
        if (!scored || !sayable || replaces == null) return Optional.empty();
        return Optional.of(
                new ReviewCommand(
                        reviewer,
                        attemptId,
                        replaces,
                        new Scores(listening, empathy, correctness, procedure),
                        remarks.isBlank() ? null : remarks));
    }

    private static String remarks(MultivaluedMap<String, String> sent) {
        String said = sent.getFirst("remarks");
        return said == null ? "" : said.replace("\r\n", "\n");
    }

    private static Integer number(MultivaluedMap<String, String> sent, String field) {
        String said = sent.getFirst(field);
        return said != null && NUMBER.matcher(said).matches() ? Integer.valueOf(said) : null;
    }
}
