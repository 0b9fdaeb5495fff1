package io.huifang.survey.desk.call;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.sealing.LeaseDrafts;
import io.huifang.survey.sealing.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.UUID;

/** The forms of calls as typed so far, by lease. */
@ApplicationScoped
class CallDrafts {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private static final LeaseDrafts.Kind<String> KIND =
            new LeaseDrafts.Kind<>("call_draft", "call-form", FIELDS);

    private final LeaseDrafts<String> drafts;

    CallDrafts(Seal seal, ObjectMapper mapper) {
        this.drafts = new LeaseDrafts<>(seal, mapper, KIND);
    }

    Uni<Void> save(SqlConnection tx, UUID attemptId, long token, Map<String, String> fields) {
        return drafts.save(tx, attemptId, token, fields);
    }

    /** The draft of that lease; empty when there is none. */
    Uni<Map<String, String>> find(SqlConnection tx, UUID attemptId, long token) {
        return drafts.find(tx, attemptId, token);
    }
}
