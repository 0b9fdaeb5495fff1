package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.Topic;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.contract.wallet.RefundDelayed;
import io.huifang.contract.wallet.RefundSettled;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Draft;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One customer's way through all services when nothing goes wrong. */
@Tag("journey")
class CallbackJourneyTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE_PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = Rigs.shared();
    }

    @Test
    @Tag("R1")
    @Tag("R40")
    @Tag("R74")
    @Tag("R81")
    @Tag("P17")
    void carriesOneFailedPaymentFromThePostToTheAnalyticsRecord() {
        OneCall call = new OneCall(rig, "c-journey-1");
        Draft failed = call.event("1", PaymentFailed.TYPE, failedPayment());

        Exchange accepted = call.post(failed, TRACE_PARENT);
        assertThat(accepted.is(202)).as(accepted::toString).isTrue();
        assertThat(accepted.json()).isEqualTo(Json.object().put("accepted", 1));

        JsonNode decision = call.decisionOf(failed);
        assertThat(decision.get("decision").asText()).isEqualTo("SCHEDULED");
        assertThat(decision.get("reason").asText()).isEqualTo("payment-failed");
        String callback = decision.get("callbackId").asText();

        JsonNode claimed = call.claim(callback);
        assertThat(claimed.get("customerId").asText()).isEqualTo(call.customer());
        assertThat(claimed.at("/context/cause").asText()).isEqualTo("NETWORK");
        assertThat(claimed.has("phone")).isFalse();

        Exchange revealed = call.reveal();
        assertThat(revealed.is(200)).as(revealed::toString).isTrue();
        assertThat(revealed.json().get("phone").asText()).isEqualTo("+8613800138001");
        assertThat(revealed.json().get("name").asText()).isEqualTo("林晓");

        Exchange concluded = call.conclude(resolved());
        assertThat(concluded.is(200)).as(concluded::toString).isTrue();

        Told attempt = call.told(Topic.ANALYTICS_ATTEMPTS);
        assertThat(attempt.text("disposition")).isEqualTo("REACHED_RESOLVED");
        assertThat(attempt.traceParent()).contains(TRACE);
        Told response = call.told(Topic.ANALYTICS_RESPONSES);
        assertThat(response.data().get("csat").asInt()).isEqualTo(5);
        assertThat(response.data().get("commented").asBoolean()).isTrue();
        assertThat(response.traceParent()).contains(TRACE);

        JsonNode closed = call.callbackOnce(callback, "CLOSED");
        assertThat(closed.get("outcome").asText()).isEqualTo("RESOLVED");
        assertThat(closed.at("/attempts/0/disposition").asText()).isEqualTo("REACHED_RESOLVED");
    }

    @Test
    @Tag("R77")
    void withdrawsAnOfferedAttemptWhenItsRefundIsSettled() {
        OneCall call = new OneCall(rig, "c-journey-2");
        Draft delayed = call.event("1", RefundDelayed.TYPE, refund());
        Draft settled = call.event("2", RefundSettled.TYPE, refund());
        call.post(delayed, TRACE_PARENT);
        String callback = call.decisionOf(delayed).get("callbackId").asText();
        call.callbackOnce(callback, "DISPATCHED");

        Exchange accepted = call.post(settled, TRACE_PARENT);
        assertThat(accepted.is(202)).as(accepted::toString).isTrue();

        JsonNode decision = call.decisionOf(settled);
        assertThat(decision.get("decision").asText()).isEqualTo("CANCELLED_OTHER");
        JsonNode closed = call.callbackOnce(callback, "CLOSED");
        assertThat(closed.get("outcome").asText()).isEqualTo("CANCELLED");
        assertThat(closed.at("/attempts/0/attemptId").asText()).isNotEmpty();
    }

    private static ObjectNode failedPayment() {
        ObjectNode data = Json.object().put("paymentId", "pay-1").put("amount", "100.50");
        data.put("currency", "CNY").put("cause", "NETWORK").put("narrative", "付款失败了");
        return OneCall.withContact(data, "+8613800138001", "林晓");
    }

    private static ObjectNode refund() {
        ObjectNode data = Json.object().put("refundId", "refund-1").put("paymentId", "pay-1");
        data.put("amount", "8.00").put("currency", "CNY");
        return OneCall.withContact(data, "+8613800138002", "王小明");
    }

    private static ObjectNode resolved() {
        ObjectNode conclusion = Json.object().put("disposition", "REACHED_RESOLVED");
        conclusion
                .putObject("answers")
                .put("csat", 5)
                .put("nps", 9)
                .put("ces", 6)
                .put("resolved", true)
                .put("comment", "谢谢");
        return conclusion;
    }
}
