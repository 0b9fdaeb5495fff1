package io.huifang.survey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.ZoneOffset.UTC;

import io.huifang.backing.Database;
import io.huifang.outbox.audit.AuditLink;
import io.huifang.outbox.audit.Verification;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What becomes of the audit's oldest entries. Each test has a chain of its own, under the rules of
 * the real one: entries of four years ago, three and a half, two, a hundred days, and now.
 */
@SurveyTest
@Tag("P21")
class CutAuditTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int[] DAYS_AGO = {1460, 1278, 730, 100, 0};
    private static final byte[] BEGINNING = new byte[32];

    private static final String RULES =
            """
            SELECT replace(pg_get_triggerdef(oid), ' ON public.', ' ON %s.') FROM pg_trigger
            WHERE NOT tgisinternal AND tgrelid IN ('public.audit_entry'::regclass,
                'public.audit_chain'::regclass, 'public.audit_waiting'::regclass)""";

    private record Config(Duration keep) implements AuditConfig {}

    @Inject Pool pool;
    @Inject Vertx vertx;
    @Inject AuditEntries entries;
    @Inject VerifyAudit verifyAudit;

    Database database;
    private Tables tables;
    private final String own = "cut_" + UUID.randomUUID().toString().replace("-", "");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @BeforeEach
    void open() {
        tables = Tables.of(database);
        tables.run("CREATE SCHEMA " + own);
        for (String table : List.of("audit_chain", "audit_entry", "audit_waiting")) {
            tables.run(
                    "CREATE TABLE %1$s.%2$s (LIKE public.%2$s INCLUDING ALL)"
                            .formatted(own, table));
        }
        byte[] end = write();
        tables.run(
                "INSERT INTO %s.audit_chain (position, hash, cut_hash) VALUES (?, ?, ?)"
                        .formatted(own),
                DAYS_AGO.length,
                end,
                BEGINNING);
        tables.strings(RULES.formatted(own)).forEach(rule -> tables.run(rule));
    }

    /** The last entry's hash. */
    private byte[] write() {
        AuditEntry entry = new AuditEntry(AuditAct.REVEAL, "agent-1", "attempt:x", "c-1", null);
        byte[] hash = BEGINNING;
        for (int i = 0; i < DAYS_AGO.length; i++) {
            Instant at = now.minus(Duration.ofDays(DAYS_AGO[i]));
            AuditLink link = AuditLink.after(i, hash, at, entry.fields());
            hash = link.hash();
            tables.run(
                    ("INSERT INTO %s.audit_entry (position, written_at, act, actor, object,"
                                    + " customer_id, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
                            .formatted(own),
                    link.position(),
                    at.atOffset(UTC),
                    entry.act().name(),
                    entry.actor(),
                    entry.object(),
                    entry.customerId(),
                    hash);
        }
        return hash;
    }

    @Test
    void whatIsOldGoesAndTheRestStillProves() {
        boolean cut = cut(Duration.ofDays(1095), 100);

        assertThat(cut).isTrue();
        assertThat(remove(100)).isEqualTo(2);
        assertThat(positions()).containsExactly("3", "4", "5", "6");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> {
                            assertThat(intact.entries()).isEqualTo(4);
                            assertThat(intact.position()).isEqualTo(6);
                        });
    }

    @Test
    void anEntrySaysWhereItWasCut() {
        cut(Duration.ofDays(1095), 100);

        assertThat(
                        tables.text(
                                "SELECT act || ' by ' || actor || ': ' || because"
                                        + " FROM %s.audit_entry WHERE position = 6".formatted(own)))
                .isEqualTo("RETAIN by survey: cut-at=2");
    }

    @Test
    void aSecondTimeThereIsNothing() {
        cut(Duration.ofDays(1095), 100);
        remove(100);

        assertThat(cut(Duration.ofDays(1095), 100)).isFalse();
        assertThat(remove(100)).isZero();
        assertThat(positions()).containsExactly("3", "4", "5", "6");
    }

    @Test
    void goesInStretchesOfSoMany() {
        cut(Duration.ofDays(1095), 1);
        cut(Duration.ofDays(1095), 1);

        assertThat(List.of(remove(1), remove(1), remove(1))).containsExactly(1, 1, 0);
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    /** Who died between cutting and removing. */
    @Test
    void provesAlsoWhileWhatWasCutIsStillThere() {
        cut(Duration.ofDays(1095), 100);

        assertThat(positions()).hasSize(6);
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM %1$s.audit_entry WHERE position = 3",
                "DELETE FROM %1$s.audit_entry WHERE position = 5",
                "UPDATE %1$s.audit_chain SET cut_position = 1,"
                        + " cut_hash = (SELECT hash FROM %1$s.audit_entry WHERE position = 1)",
                "UPDATE %1$s.audit_chain SET cut_position = 3, cut_hash = sha256('x')",
                "UPDATE %1$s.audit_chain SET cut_position = 5, cut_hash = hash",
                "UPDATE %1$s.audit_chain SET cut_hash = sha256('x')"
            })
    void theDatabaseKeepsWhatIsNotCutAndCutsNothingElse(String edit) {
        cut(Duration.ofDays(1095), 100);

        assertThatThrownBy(
                        () ->
                                onOwn(tx -> tx.query(edit.formatted(own)).execute())
                                        .await()
                                        .atMost(PATIENCE))
                .hasStackTraceContaining("the audit");
    }

    @Test
    void theDatabaseCutsNothingOffThatIsYoung() {
        Instant yesterday = now.minus(Duration.ofDays(1));

        assertThatThrownBy(
                        () -> onOwn(tx -> entries.cut(tx, yesterday, 100)).await().atMost(PATIENCE))
                .hasStackTraceContaining("the audit may not be cut at link 4");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 179, 180})
    void neverEndsSoonerThanTheDatabaseAllows(long days) {
        Config tooShort = new Config(Duration.ofDays(days));

        assertThatThrownBy(() -> new CutAudit(null, null, tooShort, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("181 days");
    }

    /** Between then and now clocks have changed in some of them. */
    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Australia/Sydney", "UTC"})
    void theDatabaseGoesByHoursWhateverTheZone(String zone) {
        Instant spring = now.minus(Duration.ofDays(150));
        Function<SqlConnection, Uni<Optional<Long>>> cut = tx -> entries.cut(tx, spring, 100);
        Function<SqlConnection, Uni<Integer>> remove = tx -> entries.removeCut(tx, 100);

        thirdWasWritten("4319 hours 30 minutes");
        assertThatThrownBy(() -> inZone(zone, cut))
                .hasStackTraceContaining("the audit may not be cut at link 3");
        thirdWasWritten("4320 hours 30 minutes");
        assertThat(inZone(zone, cut)).contains(3L);

        thirdWasWritten("4319 hours 30 minutes");
        assertThatThrownBy(() -> inZone(zone, remove))
                .hasStackTraceContaining("link 3 of the audit is to be kept");
        thirdWasWritten("4320 hours 30 minutes");
        assertThat(inZone(zone, remove)).isEqualTo(3);
    }

    private void thirdWasWritten(String ago) {
        String rule = "ALTER TABLE %s.audit_entry %s TRIGGER audit_entry_is_append_only";
        tables.run(rule.formatted(own, "DISABLE"));
        tables.run(
                "UPDATE %s.audit_entry SET written_at = now() - interval '%s' WHERE position = 3"
                        .formatted(own, ago));
        tables.run(rule.formatted(own, "ENABLE"));
    }

    private <T> T inZone(String zone, Function<SqlConnection, Uni<T>> work) {
        return onOwn(
                        tx ->
                                tx.query("SET LOCAL TIME ZONE '" + zone + "'")
                                        .execute()
                                        .chain(() -> work.apply(tx)))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void leavesTheRealOneWholeWhileNothingIsOldEnough() {
        Boolean more =
                new CutAudit(
                                pool,
                                entries,
                                new Config(Duration.ofDays(1095)),
                                Clock.systemUTC(),
                                vertx)
                        .cut()
                        .await()
                        .atMost(PATIENCE);

        assertThat(more).isFalse();
        assertThat(Desk.auditor().request().get("/v1/audit/verification").asString())
                .contains("\"intact\":true");
    }

    /** Whether there was anything to cut. */
    private boolean cut(Duration keep, int most) {
        CutAudit cutAudit =
                new CutAudit(pool, entries, new Config(keep), Clock.fixed(now, UTC), vertx);
        return onOwn(tx -> cutAudit.cutOff(tx, most)).await().atMost(PATIENCE).isPresent();
    }

    private int remove(int most) {
        return onOwn(tx -> entries.removeCut(tx, most)).await().atMost(PATIENCE);
    }

    private Verification verify() {
        return onOwn(tx -> verifyAudit.verify(tx)).await().atMost(PATIENCE);
    }

    private List<String> positions() {
        return tables.strings(
                "SELECT position FROM %s.audit_entry ORDER BY position".formatted(own));
    }

    private <T> Uni<T> onOwn(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(
                tx ->
                        tx.query("SET LOCAL search_path TO " + own + ", public")
                                .execute()
                                .chain(() -> work.apply(tx)));
    }
}
