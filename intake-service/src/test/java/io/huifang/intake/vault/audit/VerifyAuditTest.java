package io.huifang.intake.vault.audit;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.walletevent.Events;
import io.huifang.outbox.audit.Verification;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The chain shows any edit, in a copy of the tables where nothing else would refuse it. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R72")
@Tag("P21")
class VerifyAuditTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject VerifyAudit verifyAudit;
    @Inject AuditTrail trail;
    @Inject Pool pool;

    Database database;

    private final String copy = "copy_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void findsAChainIntactThatManyAddedToAtOnce() {
        Events event = aPaymentFailed().adding("\"contact\":{\"phone\":\"+8613800138000\"}");
        assertThat(IntakeClient.post(event.json()).statusCode()).isEqualTo(202);

        List<CompletableFuture<Integer>> readings =
                IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> reveal(event)))
                        .toList();

        assertThat(readings).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(readings).allMatch(it -> it.join() == 200);
        String answer = IntakeClient.officer("GET", "/v1/vault/audit/verification", null).body();
        assertThat(answer).contains("\"intact\":true", "\"hash\":\"");
    }

    @Test
    void letsNobodyWaitForAReadingThatHasNotCommitted() {
        String slow = "slow " + UUID.randomUUID();
        String quick = "quick " + UUID.randomUUID();

        pool.withTransaction(
                        tx ->
                                trail.addAtCommit(tx, entry(slow))
                                        .chain(
                                                () ->
                                                        pool.withTransaction(
                                                                other ->
                                                                        trail.add(
                                                                                other,
                                                                                entry(quick)))))
                .await()
                .atMost(PATIENCE);

        assertThat(placeOf(slow)).isGreaterThan(placeOf(quick));
        assertThat(new Sql(database).number("SELECT count(*) FROM vault_access_waiting")).isZero();
        assertThat(IntakeClient.officer("GET", "/v1/vault/audit/verification", null).body())
                .contains("\"intact\":true");
    }

    private static AuditEntry entry(String purpose) {
        return AuditEntry.of("account:officer", AuditEntry.Action.REVEAL, purpose, "c-1", null);
    }

    private long placeOf(String purpose) {
        return new Sql(database)
                .number("SELECT position FROM vault_access WHERE purpose = ?", purpose);
    }

    @Test
    void findsAnUntouchedCopyIntact() {
        copyWithEntries();

        assertThat(verifyCopy()).isInstanceOf(Verification.Intact.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)",
                "agent = 'somebody-else'",
                "accessed_at = accessed_at + interval '1 microsecond'",
                "found = NOT found",
                "customer_id = customer_id || ' '",
                "purpose = ''",
                "action = 'SOMETHING_ELSE'"
            })
    void namesTheFirstEntryThatWasChanged(String change) {
        long edited = copyWithEntries();

        new Sql(database)
                .run(
                        "UPDATE %s.vault_access SET %s WHERE position = ?".formatted(copy, change),
                        edited);

        assertThat(verifyCopy()).isEqualTo(broken(edited));
    }

    @Test
    void namesAnEntryThatIsMissing() {
        long removed = copyWithEntries();

        new Sql(database)
                .run("DELETE FROM %s.vault_access WHERE position = ?".formatted(copy), removed);

        assertThat(verifyCopy())
                .isEqualTo(new Verification.Broken(removed, "the entry is missing"));
    }

    @Test
    void noticesThatTheChainsEndIsGone() {
        long last = copyWithEntries() + 1;

        new Sql(database)
                .run("DELETE FROM %s.vault_access WHERE position = ?".formatted(copy), last);

        assertThat(verifyCopy()).isEqualTo(new Verification.Broken(last, "the entry is missing"));
    }

    @Test
    @Tag("P20")
    void noticesThatTheAuditWasSetBackBehindACertificate() {
        copyWithEntries();
        Events erased = aPaymentFailed();
        IntakeClient.officer(
                "POST", "/v1/customers/" + erased.customer() + "/erasure?requestId=r", null);
        long certified =
                new Sql(database)
                        .number(
                                "SELECT chain_position FROM vault_keys.erasure WHERE customer_id ="
                                        + " ?",
                                erased.customer());

        assertThat(verifyCopy())
                .isEqualTo(new Verification.Broken(certified, "a certificate's entry is missing"));
    }

    @Test
    void staysIntactWhenItsOldEndIsCut() {
        copyWithEntries();
        Instant soon = Instant.now().plus(Duration.ofHours(1));

        int removed =
                pool.withTransaction(tx -> onCopy(tx).chain(() -> trail.cut(tx, soon, 1_000_000)))
                        .await()
                        .atMost(PATIENCE);

        assertThat(removed).isPositive();
        assertThat(verifyCopy())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(1));
    }

    private static Verification broken(long position) {
        return new Verification.Broken(position, "the entry or its hash was changed");
    }

    /** Copies the audit; the answer is the position of the last entry but one. */
    private long copyWithEntries() {
        for (int i = 0; i < 3; i++) {
            reveal(aPaymentFailed());
        }
        Sql sql = new Sql(database);
        sql.run("CREATE SCHEMA " + copy);
        sql.run(
                "CREATE TABLE %1$s.vault_chain AS SELECT * FROM public.vault_chain"
                        .formatted(copy));
        sql.run(
                ("CREATE TABLE %1$s.vault_access AS SELECT * FROM public.vault_access"
                                + " WHERE position <= (SELECT position FROM %1$s.vault_chain)")
                        .formatted(copy));
        return sql.number("SELECT position - 1 FROM %s.vault_chain".formatted(copy));
    }

    private Verification verifyCopy() {
        return pool.withTransaction(tx -> onCopy(tx).chain(() -> verifyAudit.verify(tx)))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> onCopy(SqlConnection tx) {
        return tx.query("SET LOCAL search_path TO " + copy).execute().replaceWithVoid();
    }

    private static int reveal(Events event) {
        return IntakeClient.get(
                        "/v1/customers/" + event.customer() + "/contact?agent=agent-1",
                        IntakeResource.SURVEY_KEY)
                .statusCode();
    }
}
