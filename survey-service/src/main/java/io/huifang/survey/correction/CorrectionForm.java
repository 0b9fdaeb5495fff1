package io.huifang.survey.correction;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.masking.SensitiveNumbers;

import jakarta.ws.rs.core.MultivaluedMap;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form of a correction, as somebody typed it.
 *
 * @param disposition how the call ended; empty for nothing
 * @param because how he knows; empty for nothing
 */
record CorrectionForm(String disposition, String because) {
    /** Nothing typed yet. */
    static final CorrectionForm EMPTY = new CorrectionForm("", "");

    static CorrectionForm of(MultivaluedMap<String, String> sent) {
        return new CorrectionForm(
                said(sent, "disposition"), said(sent, "because").replace("\r\n", "\n"));
    }

    private static String said(MultivaluedMap<String, String> sent, String field) {
        String said = sent.getFirst(field);
        return said == null ? "" : said;
    }

    /** What it asks for; empty when one of the two is missing or cannot be taken. */
    Optional<CorrectionRequest> request() {
        boolean sayable =
                !because.isBlank()
                        && because.length() <= CorrectionRequest.LONGEST
                        && PlainText.is(because);
        return Stream.of(Disposition.values())
                .filter(it -> sayable && it.name().equals(disposition))
                .findFirst()
                .map(it -> new CorrectionRequest(it, SensitiveNumbers.mask(because)));
    }

    /** Without what somebody said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "CorrectionForm[" + disposition + "]";
    }
}
