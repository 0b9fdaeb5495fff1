package io.huifang.survey.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.survey.history.SealedCorrections;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneOffset;

/** The corrections; written once each. */
@ApplicationScoped
class Corrections {
    private static final String ADD =
            """
            INSERT INTO attempt_correction (attempt_id, revision, corrected_at, customer_id,
                previous, disposition, corrected_by, fact, sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, ($8::text)::json, $9)""";

    private final SealedCorrections sealed;
    private final ObjectMapper mapper;

    Corrections(SealedCorrections sealed, ObjectMapper mapper) {
        this.sealed = sealed;
        this.mapper = mapper;
    }

    /**
     * Adds one; its attempt must be locked by the transaction.
     *
     * @param because why, in the supervisor's words
     */
    Uni<Void> add(SqlConnection tx, AttemptCorrected fact, String because) {
        Tuple values = Tuple.of(fact.attemptId(), fact.revision());
        values.addOffsetDateTime(fact.occurredAt().atOffset(ZoneOffset.UTC));
        values.addString(fact.customerId()).addString(fact.previous().name());
        values.addString(fact.disposition().name()).addString(fact.correctedBy());
        values.addString(json(fact));
        values.addValue(sealed.seal(fact.attemptId(), fact.revision(), because));
        return tx.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    private String json(AttemptCorrected fact) {
        try {
            return mapper.writeValueAsString(fact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + fact.type(), impossible);
        }
    }
}
