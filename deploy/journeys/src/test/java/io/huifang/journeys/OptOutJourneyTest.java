package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.CustomerConsentGranted;
import io.huifang.contract.wallet.RefundDelayed;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Daytime;
import io.huifang.journeys.wallet.Draft;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What a customer says on his own pages, through all services. */
@Tag("journey")
class OptOutJourneyTest {
    /** The promise of an opt-out. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final String TRACE_PARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4739-00f067aa0ba902b7-01";
    private static final String PHONE = "+8613800138077";

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = Rigs.shared();
    }

    @Test
    @Tag("D10")
    @Tag("P14")
    void stopsTheCallThatAnAgentHasInHand() {
        OneCall call = new OneCall(rig, "c-opt-out-1");
        Draft delayed = call.event("1", RefundDelayed.TYPE, refund());
        call.post(delayed, TRACE_PARENT);
        String callback = call.decisionOf(delayed).get("callbackId").asText();
        call.claim(callback);
        assertThat(call.heartbeat().is(200)).isTrue();
        String choices = page(call, "choices");

        Exchange stopped = phone().post(choices, "{\"stop\":[\"SERVICE\"]}");

        assertThat(stopped.is(200)).as(stopped::toString).isTrue();
        await("callback is closed")
                .atMost(A_MINUTE)
                .until(() -> call.callback(callback).get("status").asText().equals("CLOSED"));
        assertThat(call.callback(callback).get("outcome").asText()).isEqualTo("SUPPRESSED");
        assertThat(call.reveal().isRefusal()).isTrue();
        await("lease is revoked").atMost(A_MINUTE).until(() -> call.heartbeat().isRefusal());
        await("proof is shown")
                .atMost(A_MINUTE)
                .until(() -> phone().get(choices).json().get("calls").size() == 1);
        JsonNode shown = phone().get(choices).json();
        assertThat(shown.at("/calls/0/reason").asText()).isEqualTo("refund-delayed");
        assertThat(shown.get("acceptedAt").isTextual()).isTrue();
        assertThat(
                        Rows.number(
                                rig.database(Service.SURVEY),
                                "SELECT count(*) FROM attempt JOIN attempt_brief USING (attempt_id)"
                                        + " WHERE customer_id = ?"
                                        + " AND state IN ('UPCOMING', 'OFFERED', 'CLAIMED')",
                                call.customer()))
                .isZero();
    }

    @Test
    @Tag("R22")
    @Tag("R49")
    void callsBackWhomTheAnswersDidNotHelp() {
        OneCall call = new OneCall(rig, "c-help-1");
        Draft known = call.event("1", CustomerConsentGranted.TYPE, consent());
        assertThat(call.post(known, TRACE_PARENT).is(202)).isTrue();
        call.decisionOf(known);
        String help = page(call, "help").replace("/help/", "/v1/help/");
        ObjectNode wanted = Json.object().put("press", UUID.randomUUID().toString());
        wanted.put("wish", "CALLBACK").put("words", "退款一直没有到账");

        assertThat(phone().post(help + "/requests", wanted.toString()).is(200)).isTrue();
        assertThat(phone().post(help + "/requests", wanted.toString()).is(200)).isTrue();

        JsonNode claimed = call.claimOfCustomer();
        assertThat(claimed.get("reason").asText()).isEqualTo("requested-by-customer");
        Exchange revealed = call.reveal();
        assertThat(revealed.is(200)).as(revealed::toString).isTrue();
        assertThat(revealed.json().get("phone").asText()).isEqualTo(PHONE);
        assertThat(revealed.json().get("narrative").asText()).isEqualTo("退款一直没有到账");
        assertThat(call.conclude(Json.object().put("disposition", "REACHED_RESOLVED")).is(200))
                .isTrue();
        assertThat(phone().get(help).json().at("/latest/calledAt").isTextual()).isTrue();
        assertThat(
                        Rows.number(
                                rig.database(Service.SURVEY),
                                "SELECT count(*) FROM attempt_brief WHERE customer_id = ?",
                                call.customer()))
                .isOne();
    }

    /** The address of a page of the customer's own, as the wallet shows it to him. */
    private static String page(OneCall call, String name) {
        Caller wallet = Caller.withPassword("wallet", rig.stack().secrets().password("wallet"));
        ObjectNode whose = Json.object().put("customerId", call.customer());
        whose.put("timeZone", Daytime.zones(Instant.now()).get(0).getId());
        Exchange links = wallet.post(rig.survey() + "/v1/customer-links", whose.toString());
        assertThat(links.is(200)).as(links::toString).isTrue();
        return rig.survey() + URI.create(links.json().get(name).asText()).getPath();
    }

    private static Caller phone() {
        return Caller.anonymous().saying("Accept", "application/json");
    }

    /** Tells intake who he is, and nothing to call about. */
    private static ObjectNode consent() {
        ObjectNode data = Json.object().put("purpose", "SURVEY").put("channel", "app");
        data.put("evidenceId", "consent-1").put("version", "1");
        return OneCall.withContact(data, PHONE, "林晓");
    }

    private static ObjectNode refund() {
        ObjectNode data = Json.object().put("refundId", "refund-7").put("paymentId", "pay-7");
        data.put("amount", "8.00").put("currency", "CNY");
        return OneCall.withContact(data, PHONE, "王小明");
    }
}
