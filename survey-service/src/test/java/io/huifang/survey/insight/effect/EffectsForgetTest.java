package io.huifang.survey.insight.effect;

import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.simulation.world.Told;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.sealing.Pseudonyms;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an erasure leaves of what happened to a customer. */
@SurveyTest
@Tag("R99")
@Tag("P20")
@Tag("D13")
class EffectsForgetTest {
    @Inject Pseudonyms pseudonyms;

    Database database;
    private final String erased = "customer-" + UUID.randomUUID();
    private final String other = "customer-" + UUID.randomUUID();
    private TaskTopic topics;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void nothingIsLeftOfAnErasedCustomerAndAllOfTheOthers() {
        tell(decided(erased), answered(erased), decided(other), answered(other));
        assertThat(rows(erased)).isEqualTo(2);

        topics.erase(erased);
        topics.erase(erased);

        eventually().until(() -> rows(erased) == 0);
        assertThat(rows(other)).isEqualTo(2);
    }

    @Test
    @Tag("P7")
    void whatIsToldLateIsNotKeptEither() {
        topics.erase(erased);
        eventually().until(() -> count("SELECT count(*) FROM forgotten_pseudonym", erased) == 1);

        tell(decided(erased), answered(erased), decided(other), answered(other));

        assertThat(rows(erased)).isZero();
        assertThat(rows(other)).isEqualTo(2);
    }

    @Test
    void whatIsDecidedAfterwardsIsNotKept() {
        tell(decided(erased, DecisionKind.ERASED, null), decided(other));

        assertThat(rows(erased)).isZero();
        assertThat(rows(other)).isEqualTo(1);
    }

    private void tell(Told... facts) {
        Evidence.of(database).tell(List.of(facts));
    }

    private long rows(String customer) {
        return count("SELECT count(*) FROM effect_event", customer)
                + count("SELECT count(*) FROM effect_answer", customer);
    }

    private long count(String what, String customer) {
        return Tables.of(database).count(what + " WHERE pseudonym = ?", pseudonyms.of(customer));
    }

    private static Told decided(String customer) {
        return decided(customer, DecisionKind.SCHEDULED, "payment-failed");
    }

    private static Told decided(String customer, DecisionKind decision, String reason) {
        Instant now = Instant.now();
        return told(
                Topic.CALLBACK_DECISIONS,
                new DecisionMade(
                        UUID.randomUUID(),
                        now,
                        customer,
                        "/wallet",
                        UUID.randomUUID().toString(),
                        reason == null
                                ? "io.huifang.complaint.filed.v1"
                                : "io.huifang.payment.failed.v1",
                        decision,
                        reason,
                        "rule",
                        1,
                        "why",
                        Map.of(),
                        reason == null ? null : UUID.randomUUID(),
                        now.minusSeconds(2),
                        null,
                        null,
                        null,
                        null,
                        null,
                        reason == null ? null : HoldOut.CALLED,
                        null,
                        null,
                        null));
    }

    private Told answered(String customer) {
        return told(
                Topic.ANALYTICS_RESPONSES,
                new ResponseFact(
                        UUID.randomUUID(),
                        Instant.now(),
                        pseudonyms.of(customer),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "payment-failed",
                        "default",
                        1,
                        4,
                        null,
                        null,
                        true,
                        false,
                        "agent-1",
                        "CN",
                        "zh-CN",
                        null,
                        Channel.CALL));
    }

    private static Told told(Topic topic, Fact fact) {
        return new Told(topic, fact);
    }
}
