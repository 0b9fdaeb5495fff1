package io.huifang.survey.permission;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer who can be asked in writing, and what the scheduler tells of his word. */
abstract class PermissionRig {
    static final Map<String, String> ANSWERS = Map.of("csat", "2");

    final Instant now = Instant.now();
    Database database;
    TaskTopic topics;
    String customer;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
        customer = aDispatch().build().customerId();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    SurveyPermissionChanged withdrawn(Instant at) {
        return word(null, at, false, null, now);
    }

    SurveyPermissionChanged word(
            Instant grantedAt,
            Instant withdrawnAt,
            boolean suppressed,
            Instant until,
            Instant toldAt) {
        return new SurveyPermissionChanged(
                UUID.randomUUID(), toldAt, customer, grantedAt, withdrawnAt, suppressed, until);
    }

    CallbackDispatched ended() {
        CallbackDispatched call = topics.dispatch(aDispatch().customer(customer));
        topics.close(call, Outcome.UNREACHABLE);
        return call;
    }

    /** The latest questionnaire's page, as soon as the wallet can show one. */
    String survey() {
        Eventually.eventually().until(() -> !surveys().isEmpty());
        return CustomersPhone.path(surveys().get(0));
    }

    List<String> surveys() {
        return CustomersPhone.wallet("/v1/survey-links", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("survey");
    }

    long count(String sql) {
        return Tables.of(database).count(sql, customer);
    }
}
