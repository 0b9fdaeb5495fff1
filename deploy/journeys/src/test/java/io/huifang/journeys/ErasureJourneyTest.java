package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.leak.Needles;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Draft;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A customer is erased in the middle of a call, while his events go on. */
@Tag("journey")
@Tag("R99")
@Tag("D13")
@Tag("P20")
class ErasureJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PHONE = "+8613712345678";
    private static final String NAME = "司马消失";
    private static final String NARRATIVE = "我不想再接到任何电话";
    private static final String NOTE = "他说他的猫叫十三号";
    private static final int MOST_EVENTS = 200;
    private static final String TRACE_PARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4738-00f067aa0ba902b7-01";

    private static final Needles PERSONAL =
            new Needles(
                    Map.of(
                            "phone", PHONE,
                            "phone's digits", PHONE.substring(3),
                            "name", NAME,
                            "narrative", NARRATIVE,
                            "note", NOTE));

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = Rigs.shared();
    }

    @Test
    void leavesNothingToReadAndNobodyToCall() {
        OneCall call = new OneCall(rig, "c-erased-1");
        Draft filed = complaint(call, "1");
        assertThat(call.post(filed, TRACE_PARENT).is(202)).isTrue();
        String callback = call.decisionOf(filed).get("callbackId").asText();
        call.claim(callback);
        assertThat(call.reveal().is(200)).isTrue();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> flow(call, over));

        Exchange certificate = officer().post(url(call, "/erasure?requestId=journey-1"));
        assertThat(call.callbackOnce(callback, "CLOSED").get("outcome").asText())
                .isEqualTo("ERASED");
        over.set(true);

        assertThat(flow).succeedsWithin(SOON);
        assertThat(certificate.is(200)).as(certificate::toString).isTrue();
        assertThat(certificate.json().get("keys").asInt()).isEqualTo(1);
        await().atMost(SOON).until(() -> call.conclude(conclusion()).isRefusal());
        await().atMost(SOON).until(() -> wordsInSurvey(call) == 0);
        Draft later = complaint(call, "later");
        assertThat(call.post(later, TRACE_PARENT).is(202)).isTrue();
        assertThat(call.decisionOf(later).get("decision").asText()).isEqualTo("ERASED");
        assertThat(survey().get(url(call, "/contact")).is(404)).isTrue();
        JsonNode export = officer().get(url(call, "/export")).json();
        assertThat(export.toString()).doesNotContain(PHONE, NAME, NARRATIVE);
        assertThat(
                        Rows.number(
                                rig.database(Service.INTAKE),
                                "SELECT count(*) FROM vault_keys.customer_key"
                                        + " WHERE customer_id = ? AND wrapped IS NOT NULL",
                                call.customer()))
                .isZero();
        assertThat(Everywhere.scan(rig, PERSONAL).leaks()).isEmpty();
        Exchange audit = auditor().get(rig.intake() + "/v1/vault/audit/verification");
        assertThat(audit.json().get("intact").asBoolean()).isTrue();
    }

    private static void flow(OneCall call, AtomicBoolean over) {
        for (int i = 0; i < MOST_EVENTS && !over.get(); i++) {
            Exchange posted = call.post(complaint(call, "flow-" + i), TRACE_PARENT);
            assertThat(posted.is(202)).as(posted::toString).isTrue();
        }
    }

    private static long wordsInSurvey(OneCall call) {
        return Rows.number(
                rig.database(Service.SURVEY),
                "SELECT count(*) FROM conclusion WHERE customer_id = ? AND sealed IS NOT NULL",
                call.customer());
    }

    private static Draft complaint(OneCall call, String id) {
        ObjectNode data =
                Json.object().put("complaintId", "complaint-" + id).put("category", "fee");
        data.put("severity", 1).put("channel", "app").put("narrative", NARRATIVE);
        return call.event(id, ComplaintFiled.TYPE, OneCall.withContact(data, PHONE, NAME));
    }

    private static ObjectNode conclusion() {
        return Json.object().put("disposition", "REACHED_RESOLVED").put("note", NOTE);
    }

    private static String url(OneCall call, String rest) {
        return rig.intake() + "/v1/customers/" + call.customer() + rest;
    }

    private static Caller officer() {
        return Caller.withKey(rig.stack().secrets().password("privacy-officer"));
    }

    private static Caller auditor() {
        return Caller.withKey(rig.stack().secrets().password("auditor"));
    }

    private static Caller survey() {
        return Caller.withKey(rig.stack().secrets().surveyKey());
    }
}
