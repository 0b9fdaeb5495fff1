package io.huifang.survey.history;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.sealing.Seal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Corrections as they rest beside their conclusion, their words sealed. */
@ApplicationScoped
public class SealedCorrections {
    /** Column of a conclusion's corrections, oldest first; null for none. */
    static final String COLUMN =
            """
            (SELECT json_agg(json_build_object('revision', r.revision, 'previous', r.previous,
                'disposition', r.disposition, 'by', r.corrected_by, 'at', r.corrected_at,
                'sealed', encode(r.sealed, 'base64')) ORDER BY r.revision)
             FROM attempt_correction r WHERE r.attempt_id = conclusion.attempt_id) AS corrections""";

    private final Seal seal;

    SealedCorrections(Seal seal) {
        this.seal = seal;
    }

    /** The supervisor's words as they may rest. */
    public Buffer seal(UUID attemptId, int revision, String because) {
        byte[] words = because.getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer(seal.seal(words, place(attemptId, revision)));
    }

    List<Correction> open(UUID attemptId, JsonArray stored) {
        List<Correction> corrections = new ArrayList<>();
        for (int place = 0; stored != null && place < stored.size(); place++) {
            corrections.add(open(attemptId, stored.getJsonObject(place)));
        }
        return corrections;
    }

    private Correction open(UUID attemptId, JsonObject stored) {
        int revision = stored.getInteger("revision");
        return new Correction(
                revision,
                Disposition.valueOf(stored.getString("previous")),
                Disposition.valueOf(stored.getString("disposition")),
                because(attemptId, revision, stored.getString("sealed")),
                stored.getString("by"),
                OffsetDateTime.parse(stored.getString("at")).toInstant());
    }

    private String because(UUID attemptId, int revision, String sealed) {
        return sealed == null
                ? null
                : new String(
                        seal.open(
                                Base64.getMimeDecoder().decode(sealed), place(attemptId, revision)),
                        StandardCharsets.UTF_8);
    }

    private static String place(UUID attemptId, int revision) {
        return "correction|" + attemptId + "|" + revision;
    }
}
