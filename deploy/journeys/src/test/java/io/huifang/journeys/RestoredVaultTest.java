package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.KeysAndAudit;
import io.huifang.journeys.stack.OlderCopy;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.Draft;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * A copy of the vault's whole database from before an erasure, file by file, is put in its place,
 * and keys and audit are left as they are now, as the operating manual says.
 */
@Tag("journey")
@Tag("R99")
@Tag("D13")
@Tag("P20")
class RestoredVaultTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PHONE = "+8613712349876";
    private static final String NAME = "欧阳归来";
    private static final String NARRATIVE = "备份里还有我的话";
    private static final String TRACE_PARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4739-00f067aa0ba902b8-01";

    private final Rig rig = Rig.shared();
    private final String erased = "c-restored-" + UUID.randomUUID();
    private final String kept = "c-kept-" + UUID.randomUUID();

    @Test
    void opensNothingOfWhoWasErasedAfterTheBackup() {
        tellOf(erased);
        tellOf(kept);
        OlderCopy backup =
                OlderCopy.of(rig.database(Service.INTAKE), rig.stack().postgres().superuser());
        once(200, () -> officer().post(url(erased, "/erasure?requestId=restored-1")));
        // what the erasure has to tell is told, and not set back with the data
        await().atMost(SOON).until(() -> rows("SELECT count(*) FROM outbox") == 0);
        KeysAndAudit now = KeysAndAudit.of(rig);

        long forgotten = backup.putInPlace("vault_keys.erasure");

        assertThat(forgotten).isEqualTo(1);
        // the backup is whole: with the keys that it holds itself everything opens
        assertThat(once(200, () -> contactOf(erased)).json().get("phone").asText())
                .isEqualTo(PHONE);

        now.putInPlace();

        assertThat(rows("SELECT count(*) FROM vault_contact WHERE customer_id = ?", erased))
                .isEqualTo(1);
        assertThat(contactOf(erased).is(404)).isTrue();
        assertThat(exportOf(erased)).doesNotContain(PHONE, NAME, NARRATIVE);
        assertThat(contactOf(kept).is(200)).isTrue();
        assertThat(exportOf(kept)).contains(PHONE, NAME, NARRATIVE);
        Caller auditor = Caller.withKey(rig.stack().secrets().password("auditor"));
        Exchange audit = auditor.get(rig.intake() + "/v1/vault/audit/verification");
        assertThat(audit.json().get("intact").asBoolean()).isTrue();
    }

    private void tellOf(String customer) {
        OneCall call = new OneCall(rig, customer);
        // too small for anybody to call about
        ObjectNode data = Json.object().put("paymentId", customer).put("amount", "1.00");
        data.put("currency", "CNY").put("narrative", NARRATIVE);
        Draft event =
                call.event("1", PaymentCompleted.TYPE, OneCall.withContact(data, PHONE, NAME));
        once(202, () -> call.post(event, TRACE_PARENT));
    }

    private Exchange contactOf(String customer) {
        return Caller.withKey(rig.stack().secrets().surveyKey()).get(url(customer, "/contact"));
    }

    private String exportOf(String customer) {
        Exchange export = officer().get(url(customer, "/export"));
        assertThat(export.is(200)).as(export::toString).isTrue();
        return export.json().toString();
    }

    private long rows(String count, Object... parameters) {
        return Rows.number(rig.database(Service.INTAKE), count, parameters);
    }

    private Caller officer() {
        return Caller.withKey(rig.stack().secrets().password("privacy-officer"));
    }

    private String url(String customer, String rest) {
        return rig.intake() + "/v1/customers/" + customer + rest;
    }

    /** Connections to a database that was replaced are gone, and come back by themselves. */
    private static Exchange once(int status, Callable<Exchange> call) {
        return await().atMost(SOON).until(call, exchange -> exchange.is(status));
    }
}
