package io.huifang.survey.conclusion;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.sealing.LeaseDrafts;
import io.huifang.survey.sealing.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.UUID;

/** Answers typed but not concluded, by lease. A trigger ends a draft with its lease. */
@ApplicationScoped
class Drafts {
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private static final LeaseDrafts.Kind<Object> KIND =
            new LeaseDrafts.Kind<>("answer_draft", "draft", ANSWERS);

    private final LeaseDrafts<Object> drafts;

    Drafts(Seal seal, ObjectMapper mapper) {
        this.drafts = new LeaseDrafts<>(seal, mapper, KIND);
    }

    Uni<Void> save(SqlConnection tx, UUID attemptId, long token, Map<String, Object> answers) {
        return drafts.save(tx, attemptId, token, answers);
    }

    /** The draft of that lease; empty when there is none. */
    Uni<Map<String, Object>> find(SqlConnection tx, UUID attemptId, long token) {
        return drafts.find(tx, attemptId, token);
    }
}
