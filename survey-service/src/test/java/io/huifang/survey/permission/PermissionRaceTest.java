package io.huifang.survey.permission;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What becomes of invitations when a customer's word and something else come together. */
@SurveyTest
@Tag("D10")
class PermissionRaceTest extends PermissionRig {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject HearPermissions hearPermissions;
    @Inject Pool pool;

    @Test
    void ofAnAnswerInTheSameMomentNothingIsLeftWhenTheStopCameFirst() throws SQLException {
        CallbackDispatched call = ended();
        String survey = survey();
        CompletableFuture<Integer> answered;
        try (Connection stopping = database.connect();
                Statement statement = stopping.createStatement()) {
            stopping.setAutoCommit(false);
            statement.execute("SELECT hold_customer('" + customer + "')");
            statement.execute(
                    "UPDATE invitation SET stopped_at = now(), stopped_by = 'CONSENT_WITHDRAWN'"
                            + " WHERE customer_id = '"
                            + customer
                            + "'");
            answered =
                    CompletableFuture.supplyAsync(
                            () -> CustomersPhone.form(survey, ANSWERS).statusCode());
            Eventually.eventually().until(() -> waiting() == 1);
            stopping.commit();
        }

        assertThat(answered.join()).isEqualTo(410);
        assertThat(responses(call)).isZero();
    }

    @Test
    void anAnswerInTheSameMomentStandsWhenItCameFirst() throws SQLException {
        CallbackDispatched call = ended();
        String survey = survey();

        try (Connection answering = database.connect();
                Statement statement = answering.createStatement()) {
            answering.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO response (attempt_id, answered_at, customer_id, answers) VALUES ('"
                            + call.attemptId()
                            + "', now(), '"
                            + customer
                            + "', '{\"csat\":2}')");
            topics.tell(withdrawn(now));
            Eventually.eventually().until(() -> waiting() == 1);
            answering.commit();
        }
        ended();

        Eventually.eventually()
                .until(
                        () ->
                                count(
                                                "SELECT count(*) FROM survey_permission"
                                                        + " WHERE customer_id = ?")
                                        == 1);
        assertThat(CustomersPhone.page(survey).asString()).contains("You have answered already");
        assertThat(
                        count(
                                "SELECT count(*) FROM invitation WHERE customer_id = ? AND stopped_at IS"
                                        + " NOT NULL"))
                .isZero();
    }

    @Test
    @Tag("P7")
    void ofManyInOnePollEachHasHisOwnWord() {
        String unwilling = askedOne();
        String forbidden = askedOne();
        String willing = askedOne();
        List<ConsumerRecord<String, byte[]>> poll =
                Stream.of(
                                of(willing, null, now, false),
                                of(unwilling, now.minusSeconds(1), null, false),
                                of(forbidden, null, null, true),
                                of(unwilling, null, now, false),
                                of(willing, now.plusSeconds(1), null, false))
                        .map(topics::polled)
                        .toList();

        hear(poll);
        hear(poll);

        assertThat(stoppedBy(unwilling)).containsExactly("CONSENT_WITHDRAWN");
        assertThat(stoppedBy(forbidden)).containsExactly("SUPPRESSED");
        assertThat(stoppedBy(willing)).containsExactly("nothing");
        assertThat(permission(unwilling)).isEqualTo("t t f");
        assertThat(permission(forbidden)).isEqualTo("f f t");
        assertThat(permission(willing)).isEqualTo("t t f");
    }

    private void hear(List<ConsumerRecord<String, byte[]>> poll) {
        pool.withTransaction(tx -> hearPermissions.hear(tx, poll)).await().atMost(PATIENCE);
    }

    /** A customer with an invitation that he could answer. */
    private String askedOne() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, Outcome.UNREACHABLE);
        Eventually.eventually().until(() -> stoppedBy(call.customerId()).size() == 1);
        return call.customerId();
    }

    private List<String> stoppedBy(String customerId) {
        return Tables.of(database)
                .strings(
                        "SELECT coalesce(stopped_by, 'nothing') FROM invitation"
                                + " WHERE customer_id = ?",
                        customerId);
    }

    /** Whether he agreed, whether he withdrew, whether an entry forbids it. */
    private String permission(String customerId) {
        return Tables.of(database)
                .text(
                        "SELECT concat_ws(' ', granted_at IS NOT NULL, withdrawn_at IS NOT NULL,"
                                + " suppressed) FROM survey_permission WHERE customer_id = ?",
                        customerId);
    }

    private SurveyPermissionChanged of(
            String customerId, Instant grantedAt, Instant withdrawnAt, boolean suppressed) {
        return new SurveyPermissionChanged(
                UUID.randomUUID(), now, customerId, grantedAt, withdrawnAt, suppressed, null);
    }

    private long responses(CallbackDispatched call) {
        return Tables.of(database)
                .count("SELECT count(*) FROM response WHERE attempt_id = ?", call.attemptId());
    }

    private long waiting() {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"
                                + " AND classid = 1668641652");
    }
}
