package io.huifang.intake.cloudevent;

import com.fasterxml.jackson.core.JsonParser;

import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.strictjson.Flaw;
import io.huifang.intake.strictjson.StrictBytes;
import io.huifang.intake.strictjson.StrictJson;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads the events of one request, all of them or none. */
public final class EventReader {
    private EventReader() {}

    /**
     * Reads a request.
     *
     * @param mode how the events stand in it
     * @param headers its headers, names in any case
     * @param body its body, not over {@link Limits#bodyBytes}; the events may keep it
     * @param arrival what else is known
     * @throws RefusedRequest with the answer when anything is wrong with any of them
     */
    public static List<IncomingEvent> read(
            ContentMode mode,
            Iterable<Map.Entry<String, String>> headers,
            byte[] body,
            Arrival arrival)
            throws RefusedRequest {
        Flaw flaw = StrictBytes.flawIn(body);
        if (flaw != null) {
            throw flaw.refusal();
        }
        if (mode == ContentMode.BINARY) {
            return binary(headers, body, arrival);
        }
        try (JsonParser parser = StrictJson.parser(body, 0, body.length)) {
            JsonModeReader reader = new JsonModeReader(body, parser, arrival);
            return mode == ContentMode.BATCH ? reader.batch() : reader.one();
        } catch (IOException notJson) {
            throw StrictJson.unreadable(notJson);
        }
    }

    private static List<IncomingEvent> binary(
            Iterable<Map.Entry<String, String>> headers, byte[] body, Arrival arrival)
            throws RefusedRequest {
        try {
            return new BinaryModeReader(headers, body, arrival).one();
        } catch (IOException notJson) {
            throw StrictJson.unreadable(notJson);
        }
    }
}
