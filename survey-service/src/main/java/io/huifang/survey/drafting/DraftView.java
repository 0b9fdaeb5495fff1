package io.huifang.survey.drafting;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.exchange.Violation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/**
 * A draft, for those who write.
 *
 * @param kind questionnaires, scripts or articles
 * @param id the document's name
 * @param revision which state of it; also the ETag
 * @param content as far as it is written
 * @param errors what keeps it from being published
 * @param savedBy account of whoever saved it last
 * @param savedAt when, UTC
 */
record DraftView(
        String kind,
        String id,
        long revision,
        @Schema(implementation = Object.class) JsonNode content,
        List<Violation> errors,
        String savedBy,
        Instant savedAt) {

    static DraftView of(DocumentDraft draft) {
        return new DraftView(
                draft.name().kind().path(),
                draft.name().id(),
                draft.revision(),
                draft.content(),
                draft.name().kind().faults(draft.content()),
                draft.savedBy(),
                draft.savedAt());
    }
}
