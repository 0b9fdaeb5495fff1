package io.huifang.intake.vault.retention;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.UUID;

/** What was kept long enough goes, and nothing else. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R98")
class EndRetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject EndRetention endRetention;

    Database database;

    @Test
    void removesContactsAndNarrativesOfWhichNothingWasHeardForLong() {
        Events old = accepted();
        Events young = accepted();
        age(old, "3 years");
        Sql sql = new Sql(database);

        endRetention.end().await().atMost(PATIENCE);

        assertThat(rows(sql, old)).isZero();
        assertThat(rows(sql, young)).isEqualTo(2);
        assertThat(
                        sql.number(
                                "SELECT count(*) FROM vault_access WHERE action = 'RETAIN' AND"
                                        + " caller = 'intake'"))
                .isPositive();
    }

    @Test
    void keepsAContactThatEventsStillCarry() {
        Events loyal = accepted();
        age(loyal, "3 years");
        Sql sql = new Sql(database);
        sql.run(
                "UPDATE vault_contact SET confirmed_until = now() WHERE customer_id = ?",
                loyal.customer());

        endRetention.end().await().atMost(PATIENCE);

        assertThat(rows(sql, loyal)).isEqualTo(1); // the narrative is gone
    }

    @Test
    @Tag("P21")
    void leavesTheAuditsChainWholeWhenNothingIsOldEnough() {
        accepted();

        endRetention.end().await().atMost(PATIENCE);

        assertThat(IntakeClient.officer("GET", "/v1/vault/audit/verification", null).body())
                .contains("\"intact\":true");
    }

    @Test
    @Tag("P20")
    void sweepsAwayWhatARequestLeftWhileItsCustomerWasErased() {
        Events event = accepted();
        Sql sql = new Sql(database);
        String copy = "left_" + event.customer().replaceAll("\\W", "");
        sql.run(
                "CREATE TABLE %s AS SELECT * FROM vault_contact WHERE customer_id = '%s'"
                        .formatted(copy, event.customer()));
        IntakeClient.officer(
                "POST", "/v1/customers/" + event.customer() + "/erasure?requestId=r", null);
        sql.run("INSERT INTO vault_contact SELECT * FROM " + copy);

        endRetention.end().await().atMost(PATIENCE);

        assertThat(rows(sql, event)).isZero();
    }

    @Test
    @Tag("P20")
    void sweepsAwayWhatABackupBroughtBackOfSomebodyErasedLongAgo() {
        Sql sql = new Sql(database);
        String customer = "long-ago-" + UUID.randomUUID();
        sql.run(
                "INSERT INTO vault_keys.customer_key (customer_id, erased_at)"
                        + " VALUES (?, now() - interval '3 days')",
                customer);
        sql.run(
                "INSERT INTO vault_narrative (source, event_id, customer_id, ciphertext, version)"
                        + " SELECT '/s', 'e' || i || ?, ?, '\\x00', 2"
                        + " FROM generate_series(1, 2500) i",
                customer,
                customer);

        endRetention.end().await().atMost(PATIENCE);

        assertThat(
                        sql.number(
                                "SELECT count(*) FROM vault_narrative WHERE customer_id = ?",
                                customer))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P179D", "P180D"})
    @Tag("P21")
    void refusesToEndTheAuditSoonerThanTheDatabaseAllows(String keep) {
        RetentionConfig tooShort =
                new SmallRyeConfigBuilder()
                        .withMapping(RetentionConfig.class)
                        .withDefaultValue("huifang.vault.retention.audit", keep)
                        .build()
                        .getConfigMapping(RetentionConfig.class);

        assertThatThrownBy(() -> new EndRetention(null, null, null, tooShort, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("181 days");
    }

    private static Events accepted() {
        Events event =
                aPaymentFailed()
                        .adding("\"contact\":{\"phone\":\"+8613800138000\"}")
                        .adding("\"narrative\":\"said\"");
        assertThat(IntakeClient.post(event.json()).statusCode()).isEqualTo(202);
        return event;
    }

    /** As if it had all come so long ago. */
    private void age(Events event, String by) {
        Sql sql = new Sql(database);
        sql.run(
                ("UPDATE vault_contact SET sealed_at = sealed_at - interval '%1$s',"
                                + " event_time = event_time - interval '%1$s',"
                                + " confirmed_until = event_time - interval '%1$s'"
                                + " WHERE customer_id = ?")
                        .formatted(by),
                event.customer());
        sql.run(
                "UPDATE vault_narrative SET sealed_at = sealed_at - interval '%s'".formatted(by)
                        + " WHERE customer_id = ?",
                event.customer());
    }

    private static long rows(Sql sql, Events event) {
        return sql.number(
                "SELECT (SELECT count(*) FROM vault_contact WHERE customer_id = ?)"
                        + " + (SELECT count(*) FROM vault_narrative WHERE customer_id = ?)",
                event.customer(),
                event.customer());
    }
}
