package io.huifang.survey.help;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.exchange.Violation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a customer asks for, as it came.
 *
 * @param press which press of the button: the same one twice is one request
 * @param wish CALLBACK or PERSON
 * @param preferredAt when he would like to be called, UTC, of a CALLBACK only; null for as soon as
 *     possible
 * @param words what is wrong, in his own words; null for none
 */
record HelpWanted(UUID press, HelpWish wish, Instant preferredAt, String words) {
    /** Most characters of his words. */
    static final int LONGEST = 500;

    private static final Pattern PRESS =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /**
     * @throws RefusedRequest when the body is none
     */
    static HelpWanted read(byte[] body) {
        RequestBody request = RequestBody.of(body);
        Optional<String> press = request.code("press", PRESS);
        Optional<HelpWish> wish = request.oneOf("wish", HelpWish.class);
        Optional<Instant> preferredAt = request.moment("preferredAt");
        Optional<String> words = request.text("words", LONGEST);
        if (press.isEmpty()) {
            request.missing("press");
        }
        if (wish.isEmpty()) {
            request.missing("wish");
        }
        request.finish();
        if (preferredAt.isPresent() && wish.orElseThrow() != HelpWish.CALLBACK) {
            Violation notHere =
                    new Violation("/preferredAt", "not-with-wish", "belongs to a CALLBACK only");
            throw new RefusedRequest(Problems.INVALID.at(List.of(notHere)));
        }
        return new HelpWanted(
                UUID.fromString(press.orElseThrow()),
                wish.orElseThrow(),
                preferredAt.orElse(null),
                words.orElse(null));
    }

    /** Without his words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "HelpWanted[" + wish + "]";
    }
}
