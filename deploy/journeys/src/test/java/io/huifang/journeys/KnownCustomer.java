package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.Draft;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A customer of whom the vault knows how he is called, how he is reached and what he said.
 *
 * @param rig the stack
 * @param id an id that no other test uses
 */
record KnownCustomer(Rig rig, String id) {
    static final String PHONE = "+8613712349876";

    private static final String NAME = "欧阳归来";
    private static final String NARRATIVE = "备份里还有我的话";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TRACE_PARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4739-00f067aa0ba902b8-01";

    /** Intake is told of him. */
    void tell() {
        OneCall call = new OneCall(rig, id);
        // too small for anybody to call about
        ObjectNode data = Json.object().put("paymentId", id).put("amount", "1.00");
        data.put("currency", "CNY").put("narrative", NARRATIVE);
        Draft event =
                call.event("1", PaymentCompleted.TYPE, OneCall.withContact(data, PHONE, NAME));
        once(202, () -> call.post(event, TRACE_PARENT));
    }

    /** He is erased; the answer is the certificate. */
    Exchange erase(String request) {
        return once(200, () -> officer().post(url("/erasure?requestId=" + request)));
    }

    /** The certificate of his erasure, if there is one. */
    Exchange certificate() {
        return officer().get(url("/erasure"));
    }

    /** What the vault says to survey. */
    Exchange contact() {
        return Caller.withKey(rig.stack().secrets().surveyKey()).get(url("/contact"));
    }

    /** Once it has said that. */
    Exchange contactOnce(int status) {
        return once(status, this::contact);
    }

    void requireKnown() {
        assertThat(contact().is(200)).isTrue();
        assertThat(export()).contains(PHONE, NAME, NARRATIVE);
    }

    void requireUnknown() {
        assertThat(contact().is(404)).isTrue();
        assertThat(export()).doesNotContain(PHONE, NAME, NARRATIVE);
    }

    /** Whether nobody has edited who looked at him and at all others. */
    boolean isAuditIntact() {
        Caller auditor = Caller.withKey(rig.stack().secrets().password("auditor"));
        Exchange audit = auditor.get(rig.intake() + "/v1/vault/audit/verification");
        return audit.json().get("intact").asBoolean();
    }

    private String export() {
        Exchange export = officer().get(url("/export"));
        assertThat(export.is(200)).as(export::toString).isTrue();
        return export.json().toString();
    }

    private Caller officer() {
        return Caller.withKey(rig.stack().secrets().password("privacy-officer"));
    }

    private String url(String rest) {
        return rig.intake() + "/v1/customers/" + id + rest;
    }

    /** Connections to a database that was replaced are gone, and come back by themselves. */
    private static Exchange once(int status, Callable<Exchange> call) {
        return await().atMost(SOON).until(call, exchange -> exchange.is(status));
    }
}
