package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What customers say of themselves, from the log to the rows and back. */
@SchedulerTest
class StoredStatementsTest {
    private static final String CONSENT =
            "\"purpose\":\"SERVICE\",\"channel\":\"app\",\"evidenceId\":\"e-1\",\"version\":\"1\"";

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P14")
    @Tag("R96")
    void endACallUnderWayAndForbidLaterOnesUntilConsentIsGivenAgain() {
        Event harm = Event.refundDelayed().ago(Duration.ofMinutes(1));
        Log.send(harm);
        Log.about(harm.customerId(), Topic.CALLBACK_TASKS, 1);

        Log.send(
                said(harm, "consent_withdrawn", CONSENT),
                Event.complaintFiled().customer(harm.customerId()),
                said(harm, "consent_granted", CONSENT).at(Instant.now().plusMillis(1)),
                Event.complaintFiled().customer(harm.customerId()).at(Instant.now().plusMillis(2)));

        eventually(
                () ->
                        assertThat(rules(harm.customerId()))
                                .containsExactly(
                                        "consent.granted",
                                        "consent.withdrawn",
                                        "reason.schedule",
                                        "reason.schedule",
                                        "withdrawal.stops"));
        List<Object> stopped =
                tables.values(
                        "SELECT inputs -> 'stopped' ->> 0 FROM decision WHERE customer_id = ?"
                                + " AND rule = 'withdrawal.stops'",
                        harm.customerId());
        assertThat(stopped)
                .isEqualTo(
                        tables.values(
                                "SELECT callback_id::text FROM callback_task WHERE customer_id = ?"
                                        + " AND outcome = 'SUPPRESSED'",
                                harm.customerId()));
        assertThat(Log.about(harm.customerId(), Topic.CALLBACK_TASKS, 4))
                .extracting(record -> record.headers().get("ce_type"))
                .containsSubsequence(
                        "io.huifang.callback.dispatched.v1",
                        "io.huifang.callback.withdrawn.v1",
                        "io.huifang.callback.closed.v1");
    }

    @Test
    @Tag("D7")
    void leadARiskCallToTheNumberFromBefore() {
        Event risk = Event.refundDelayed().type("io.huifang.risk.flagged.v1");
        Instant changed = Instant.parse("2026-03-04T04:00:00Z");
        Event change =
                said(risk, "contact_changed", "\"changedAt\":\"" + changed + "\"").at(changed);

        Log.send(change, risk.saying("\"riskCode\":\"odd-payee\",\"score\":80").at(Instant.now()));
        String usual = Log.about(risk.customerId(), Topic.CALLBACK_TASKS, 1).get(0).text();
        Log.send(said(risk, "contact_changed", "\"changedAt\":\"" + Instant.now() + "\""));
        Log.about(risk.customerId(), Topic.CALLBACK_TASKS, 2);
        Log.send(List.of(Word.returned(risk.customerId(), attempt(risk.customerId()))));
        String safe = Log.about(risk.customerId(), Topic.CALLBACK_TASKS, 3).get(2).text();

        assertThat(usual).contains("risk-check").doesNotContain("numberAsOf");
        assertThat(safe).contains("risk-check", "\"numberAsOf\":\"");
    }

    @Test
    @Tag("R32")
    @Tag("R39")
    void takeTheZoneOfAWishForTheCustomersWhenNothingElseIsKnown() {
        Event request =
                Event.refundDelayed()
                        .type("io.huifang.callback.requested.v1")
                        .saying("\"topic\":\"refund-progress\",\"timeZone\":\"America/Lima\"")
                        .zone(null);

        Log.send(request);

        eventually(
                () ->
                        assertThat(
                                        tables.values(
                                                "SELECT zones[1] FROM customer WHERE"
                                                        + " customer_id = ?",
                                                request.customerId()))
                                .containsExactly("America/Lima"));
    }

    @Test
    @Tag("P6")
    void areSetAsideWhenTheyAreNotWhatTheirTypeSays() {
        Event odd = said(Event.refundDelayed(), "consent_withdrawn", "\"purpose\":\"FUN\"");

        Log.send(odd);

        assertThat(Log.about(odd.customerId(), Topic.WALLET_EVENTS_DLQ, 1)).hasSize(1);
        assertThat(tables.decisions(odd.customerId())).isEmpty();
    }

    private Map<String, Object> attempt(String customerId) {
        return tables.rows(
                        "SELECT a.* FROM callback_attempt a JOIN callback_task t USING"
                                + " (callback_id) WHERE t.customer_id = ?",
                        customerId)
                .get(0);
    }

    private List<Object> rules(String customerId) {
        return tables.values(
                "SELECT rule FROM decision WHERE customer_id = ? ORDER BY rule", customerId);
    }

    private static Event said(Event about, String what, String members) {
        return Event.refundDelayed()
                .customer(about.customerId())
                .type("io.huifang.customer." + what + ".v1")
                .saying(members);
    }
}
