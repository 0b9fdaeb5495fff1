package io.huifang.journeys.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;
import io.huifang.journeys.http.Json;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What an agent says about how a call ended. The same object says the same however often it is
 * repeated.
 *
 * @param disposition how it ended
 * @param idempotencyKey marks repetitions of the request
 * @param body the request's body
 */
record Conclusion(Disposition disposition, String idempotencyKey, String body) {
    /** Said only by agents who have lost their lease, so that it must be found nowhere. */
    private static final Disposition AFTERTHOUGHT = Disposition.LINE_FAILURE;

    private static final List<Disposition> HALF_OF_ALL = List.of(Disposition.REACHED_RESOLVED);
    private static final List<Disposition> OTHERS =
            List.of(
                    Disposition.NO_ANSWER,
                    Disposition.NO_ANSWER,
                    Disposition.NO_ANSWER,
                    Disposition.BUSY,
                    Disposition.VOICEMAIL,
                    Disposition.REACHED_PARTIAL,
                    Disposition.REACHED_UNRESOLVED,
                    Disposition.APPOINTMENT_MADE,
                    Disposition.REFUSED_SOFT,
                    Disposition.REFUSED_HARD,
                    Disposition.THIRD_PARTY,
                    Disposition.WRONG_PERSON,
                    Disposition.NUMBER_DEAD,
                    Disposition.STATE_CHANGED,
                    Disposition.LANGUAGE_BARRIER,
                    Disposition.UNABLE);

    /** One of many plausible ones. */
    static Conclusion any(Random random) {
        List<Disposition> among = random.nextBoolean() ? HALF_OF_ALL : OTHERS;
        Disposition disposition = among.get(random.nextInt(among.size()));
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Conclusion(disposition, key, body(disposition, random));
    }

    /** The customer's answers by question id; null when nothing was asked. */
    JsonNode answers() {
        return Json.read(body).get("answers");
    }

    /** What the same agent says when it comes back too late. */
    Conclusion afterthought() {
        String late = Json.object().put("disposition", AFTERTHOUGHT.name()).toString();
        return new Conclusion(AFTERTHOUGHT, idempotencyKey + "-late", late);
    }

    private static String body(Disposition disposition, Random random) {
        ObjectNode body = Json.object().put("disposition", disposition.name());
        if (disposition.surveyed()) {
            body.set("answers", answers(random));
        }
        if (disposition.noteRequired()) {
            body.put("note", "The customer was asked and answered.");
        }
        if (disposition == Disposition.APPOINTMENT_MADE) {
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
            body.put("appointmentAt", tomorrow.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return body.toString();
    }

    private static ObjectNode answers(Random random) {
        ObjectNode answers = Json.object();
        answers.put("csat", 1 + random.nextInt(5));
        answers.put("nps", random.nextInt(11));
        answers.put("ces", 1 + random.nextInt(7));
        return answers.put("resolved", random.nextBoolean());
    }
}
