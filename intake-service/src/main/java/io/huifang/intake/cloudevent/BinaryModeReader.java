package io.huifang.intake.cloudevent;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.problem.Violation;
import io.huifang.intake.problem.Violations;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads one event whose attributes stand in {@code ce-} headers and whose body is its data. */
final class BinaryModeReader {
    private static final String PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    private final Iterable<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final Violations violations = new Violations();
    private final Draft draft;

    BinaryModeReader(Iterable<Map.Entry<String, String>> headers, byte[] body, Arrival arrival) {
        this.headers = headers;
        this.body = body;
        this.draft = new Draft(arrival, violations);
    }

    List<IncomingEvent> one() throws IOException, RefusedRequest {
        Set<String> seen = new HashSet<>();
        boolean typed = false;
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                if (!seen.add(name)) {
                    throw malformed("repeated-header", "each ce- header may be there once");
                }
                attribute(name.substring(PREFIX.length()), header.getValue());
            } else {
                typed |= name.equals(CONTENT_TYPE);
            }
        }
        if (body.length > 0) {
            if (!typed) {
                throw new RefusedRequest(Problems.UNSUPPORTED_MEDIA_TYPE); // data of what kind?
            }
            draft.data(body);
        }
        IncomingEvent event = draft.finish();
        violations.throwIfAny();
        return List.of(event);
    }

    private void attribute(String name, String value) throws RefusedRequest {
        if (name.equals(Envelope.DATA_CONTENT_TYPE) || name.equals("data")) {
            violations.add(
                    "", "attribute-name", "data is the body and Content-Type is its media type");
            return;
        }
        String text = HeaderText.decode(value).orElse(null);
        if (text == null) {
            throw malformed("header-text", "ce- headers are percent-encoded UTF-8 in ASCII");
        }
        draft.envelope().put(name, text, violations);
    }

    private static RefusedRequest malformed(String code, String detail) {
        return new RefusedRequest(Problems.MALFORMED.at(List.of(new Violation("", code, detail))));
    }
}
