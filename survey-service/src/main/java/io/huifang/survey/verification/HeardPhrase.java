package io.huifang.survey.verification;

import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.phrase.Phrase;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the customer said when the agent asked for his word of the phrase.
 *
 * @param heard the word as the agent typed it
 */
@Schema(name = "PhraseRequest", requiredProperties = "heard")
public record HeardPhrase(@Schema(maxLength = LONGEST) String heard) {
    static final int LONGEST = 64;

    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    public static HeardPhrase read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        Optional<String> heard = body.text("heard", LONGEST);
        if (heard.isEmpty()) {
            body.missing("heard");
        }
        body.finish();
        return new HeardPhrase(heard.orElseThrow());
    }

    /** Whether it is the customer's word of that phrase, in either language. */
    boolean isOf(Phrase phrase) {
        String said = heard.strip().toLowerCase(Locale.ROOT);
        return said.equals(customers(phrase.zh())) || said.equals(customers(phrase.en()));
    }

    private static String customers(List<String> words) {
        return words.get(words.size() - 1);
    }

    /** Without it, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "HeardPhrase[…]";
    }
}
