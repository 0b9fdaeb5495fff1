package io.huifang.survey.review;

import io.huifang.contract.attempt.Disposition;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which concluded calls are drawn.
 *
 * @param agent who made them; null for everybody
 * @param reason why the customers were called; null for all
 * @param disposition how they ended; null for all
 * @param lowScore only those whose customers were not content
 */
record SampleFilter(String agent, String reason, String disposition, boolean lowScore) {
    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

    /** What cannot be meant is left out. */
    static SampleFilter of(String agent, String reason, String disposition, String lowScore) {
        return new SampleFilter(
                name(agent),
                name(reason),
                Stream.of(Disposition.values())
                        .map(Disposition::name)
                        .filter(it -> it.equals(disposition))
                        .findFirst()
                        .orElse(null),
                lowScore != null && !lowScore.isEmpty() && !lowScore.equals("false"));
    }

    private static String name(String said) {
        return said != null && NAME.matcher(said.strip()).matches() ? said.strip() : null;
    }
}
