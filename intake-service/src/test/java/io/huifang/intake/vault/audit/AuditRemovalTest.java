package io.huifang.intake.vault.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the database lets go of the audit: each test has its own chain, under the real rule. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P21")
class AuditRemovalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String RULE =
            """
            SELECT replace(pg_get_triggerdef(oid), ' ON public.', ' ON %s.') FROM pg_trigger
            WHERE tgrelid = 'public.vault_access'::regclass
              AND tgname = 'vault_access_is_cut_where_it_is_old'""";

    private static final String ENTRY =
            """
            INSERT INTO %s.vault_access
                (position, accessed_at, caller, action, purpose, found, hash)
            VALUES (%d, now() - interval '%s', 'intake', 'RETAIN', 'test', true, sha256('x'))""";

    @Inject AuditTrail trail;
    @Inject Pool pool;

    Database database;

    private final String own = "removal_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void open() {
        Sql sql = new Sql(database);
        sql.run("CREATE SCHEMA " + own);
        for (String table : List.of("vault_chain", "vault_access")) {
            sql.run(
                    "CREATE TABLE %1$s.%2$s (LIKE public.%2$s INCLUDING ALL)"
                            .formatted(own, table));
        }
        sql.run(
                ("INSERT INTO %s.vault_chain (position, hash, cut_hash)"
                                + " VALUES (2, sha256('x'), sha256('huifang'))")
                        .formatted(own));
        sql.run(ENTRY.formatted(own, 2, "0 hours"));
        sql.texts(RULE.formatted(own)).forEach(rule -> sql.run(rule));
    }

    /** Between then and now clocks have changed in some of them. */
    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Australia/Sydney", "UTC"})
    void goesByHoursWhateverTheZone(String zone) {
        Sql sql = new Sql(database);

        sql.run(ENTRY.formatted(own, 1, "4319 hours 30 minutes"));
        assertThatThrownBy(() -> cut(zone))
                .hasStackTraceContaining("rows of vault_access are only added");
        sql.run(
                "UPDATE %s.vault_access SET accessed_at = now() - interval '4320 hours 30 minutes'"
                                .formatted(own)
                        + " WHERE position = 1");

        assertThat(cut(zone)).isEqualTo(1);
        assertThat(sql.number("SELECT count(*) FROM %s.vault_access".formatted(own))).isEqualTo(1);
    }

    private int cut(String zone) {
        Instant afterBoth = Instant.now().minus(Duration.ofDays(150));
        String there = "SET LOCAL search_path TO %s; SET LOCAL TIME ZONE '%s'";
        return pool.withTransaction(
                        tx ->
                                tx.query(there.formatted(own, zone))
                                        .execute()
                                        .chain(() -> trail.cut(tx, afterBoth, 100)))
                .await()
                .atMost(PATIENCE);
    }
}
