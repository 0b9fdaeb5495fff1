package io.huifang.survey.audit;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.outbox.audit.Verification;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Who saw or changed what needs a reason stands in a chain in which any edit shows. */
@SurveyTest
@Tag("R72")
@Tag("P21")
class AuditTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Desk AGENT = Desk.agent(41);
    private static final String OF_OBJECT = "SELECT count(*) FROM audit_entry WHERE object = ?";

    @Inject Audit audit;
    @Inject VerifyAudit verifyAudit;
    @Inject Pool pool;

    Database database;
    Intake intake;
    private TaskTopic scheduler;

    private final String copy = "copy_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    @Tag("P9")
    void saysOfEachRevealWhoSawWhoseNumber() {
        CallbackDispatched dispatched = aDispatch().build();
        Desk.Held held = claimed(dispatched);

        held.reveal().then().statusCode(200);

        assertThat(entriesOf(dispatched))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry)
                                    .containsEntry("act", "REVEAL")
                                    .containsEntry("actor", AGENT.account())
                                    .containsEntry("customerId", dispatched.customerId())
                                    .doesNotContainKey("because");
                            assertThat((String) entry.get("hash")).matches("[0-9a-f]{64}");
                        });
        held.release().then().statusCode(204);
    }

    @Test
    @Tag("D13")
    void keepsThatSomethingWasShownAlsoOfACustomerWhoWasErased() {
        CallbackDispatched dispatched = aDispatch().build();
        Desk.Held held = claimed(dispatched);
        held.reveal().then().statusCode(200);

        scheduler.erase(dispatched.customerId());
        Eventually.isIn("RETURNED", dispatched.attemptId());

        assertThat(entriesOf(dispatched)).hasSize(1);
        assertThat(entriesOf(dispatched).toString()).doesNotContain("+8613800138041", "Sun");
        assertThat(Desk.auditor().request().get("/v1/audit/verification").asString())
                .contains("\"intact\":true");
    }

    @Test
    void countsEachShowingAlsoOfTheSameRequest() {
        CallbackDispatched dispatched = aDispatch().build();
        Desk.Held held = claimed(dispatched);
        String key = UUID.randomUUID().toString();

        held.request().header("Idempotency-Key", key).post(held.path("reveal"));
        held.request().header("Idempotency-Key", key).post(held.path("reveal"));

        assertThat(entriesOf(dispatched)).hasSize(2);
        held.release().then().statusCode(204);
    }

    @Test
    void saysNothingOfWhatWasRefused() {
        CallbackDispatched dispatched = aDispatch().build();
        Desk.Held held = claimed(dispatched);

        held.by(Desk.agent(42)).reveal().then().statusCode(404);

        assertThat(entriesOf(dispatched)).isEmpty();
        held.release().then().statusCode(204);
    }

    @Test
    void isWrittenWithItsActOrNotAtAll() {
        String object = "attempt:" + UUID.randomUUID();
        Uni<Void> failing =
                pool.withTransaction(
                        tx ->
                                audit.append(tx, entry(object))
                                        .chain(
                                                () ->
                                                        Uni.createFrom()
                                                                .failure(
                                                                        new IllegalStateException(
                                                                                "died"))));

        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("died");

        assertThat(Tables.of(database).count(OF_OBJECT, object)).isZero();
    }

    @Test
    void staysOneChainWhenManyAddToItAtOnce() {
        String object = "attempt:" + UUID.randomUUID();

        List<CompletableFuture<Void>> writers =
                IntStream.range(0, 30)
                        .mapToObj(i -> append(object).subscribeAsCompletionStage())
                        .toList();

        assertThat(writers).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(Tables.of(database).count(OF_OBJECT, object)).isEqualTo(30);
        Desk.auditor()
                .request()
                .get("/v1/audit/verification")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
    }

    @Test
    void isNotHeldByATransactionThatHasNotCommitted() {
        String object = "attempt:" + UUID.randomUUID();

        pool.withTransaction(
                        slow ->
                                audit.append(slow, entry(object + " slow"))
                                        .chain(() -> append(object + " quick")))
                .await()
                .atMost(PATIENCE);

        List<String> written =
                Tables.of(database)
                        .strings(
                                "SELECT object FROM audit_entry WHERE starts_with(object, ?)"
                                        + " ORDER BY position",
                                object);
        assertThat(written).containsExactly(object + " quick", object + " slow");
        assertThat(Tables.of(database).count("SELECT count(*) FROM audit_waiting")).isZero();
    }

    @Test
    void refusesWhoWouldWaitForLong() throws SQLException {
        String object = "attempt:" + UUID.randomUUID();
        try (Connection frozen = database.connect();
                Statement statement = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            statement.execute("SELECT 1 FROM audit_chain FOR UPDATE");

            assertThatThrownBy(() -> append(object).await().atMost(PATIENCE))
                    .hasStackTraceContaining("55P03");
        }

        assertThat(Tables.of(database).count(OF_OBJECT, object)).isZero();
        append(object).await().atMost(PATIENCE);
    }

    @Test
    void comesPageByPageWithoutGaps() {
        String object = "attempt:" + UUID.randomUUID();
        IntStream.range(0, 5).forEach(i -> append(object).await().atMost(PATIENCE));

        JsonPath first = page("?limit=2");
        JsonPath second = page("?limit=2&after=" + first.getLong("next"));

        assertThat(first.<Integer>getList("entries.position")).containsExactly(1, 2);
        assertThat(second.<Integer>getList("entries.position")).containsExactly(3, 4);
        assertThat(page("?after=999999999999").getMap("")).doesNotContainKey("next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=x",
                "after=01",
                "limit=0",
                "limit=1001",
                "after=9999999999999999999"
            })
    void refusesPagesThatAreNone(String query) {
        Response refused = Desk.auditor().request().get("/v1/audit?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("bad-parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'somebody'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "DELETE FROM audit_chain",
                "TRUNCATE audit_chain",
                "UPDATE audit_chain SET position = position - 1",
                "UPDATE audit_chain SET hash = sha256('x')",
                "UPDATE audit_chain SET cut_hash = sha256('x')",
                "UPDATE audit_chain SET cut_position = 1,"
                        + " cut_hash = (SELECT hash FROM audit_entry WHERE position = 1)"
            })
    void isOnlyAddedTo(String edit) {
        append("attempt:x").await().atMost(PATIENCE);

        assertThatThrownBy(() -> Tables.of(database).run(edit)).hasStackTraceContaining("ERROR:");
    }

    @Test
    void isFoundIntactWhenNothingWasTouched() {
        copyWithEntries();

        assertThat(verifyCopy()).isInstanceOf(Verification.Intact.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)",
                "written_at = written_at + interval '1 microsecond'",
                "act = 'EXPORT'",
                "actor = 'somebody-else'",
                "object = object || ' '",
                "customer_id = NULL",
                "because = ''"
            })
    void namesTheFirstEntryThatWasChanged(String change) {
        long edited = copyWithEntries();

        edit("UPDATE %s.audit_entry SET " + change + " WHERE position = ?", edited);

        assertThat(verifyCopy())
                .isEqualTo(new Verification.Broken(edited, "the entry or its hash was changed"));
    }

    @Test
    void namesAnEntryThatIsMissing() {
        long removed = copyWithEntries();

        edit("DELETE FROM %s.audit_entry WHERE position = ?", removed);

        assertThat(verifyCopy())
                .isEqualTo(new Verification.Broken(removed, "the entry is missing"));
    }

    @Test
    void noticesThatItsEndIsGone() {
        long last = copyWithEntries() + 1;

        edit("DELETE FROM %s.audit_entry WHERE position = ?", last);

        assertThat(verifyCopy()).isEqualTo(new Verification.Broken(last, "the entry is missing"));
    }

    private static AuditEntry entry(String object) {
        return new AuditEntry(AuditAct.CORRECT, "supervisor", object, "c-1", "typed wrongly");
    }

    private Uni<Void> append(String object) {
        return pool.withTransaction(tx -> audit.append(tx, entry(object)));
    }

    private Desk.Held claimed(CallbackDispatched dispatched) {
        intake.knows(dispatched.customerId(), "+8613800138041", "Sun", "");
        scheduler.tell(dispatched);
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    /** As the auditor sees them, all pages. */
    private static List<Map<String, Object>> entriesOf(CallbackDispatched dispatched) {
        List<Map<String, Object>> found = new ArrayList<>();
        Long after = 0L;
        while (after != null) {
            JsonPath page = page("?limit=1000&after=" + after);
            found.addAll(
                    page.getList(
                            "entries.findAll { it.object == 'attempt:%s' }"
                                    .formatted(dispatched.attemptId())));
            after = page.get("next") == null ? null : page.getLong("next");
        }
        return found;
    }

    private static JsonPath page(String query) {
        Response page = Desk.auditor().request().get("/v1/audit" + query);
        page.then().statusCode(200).header("Cache-Control", "no-store");
        return page.jsonPath();
    }

    /** Copies the audit; the answer is the position of the last entry but one. */
    private long copyWithEntries() {
        IntStream.range(0, 3).forEach(i -> append("attempt:" + i).await().atMost(PATIENCE));
        Tables tables = Tables.of(database);
        tables.run("CREATE SCHEMA " + copy);
        tables.run("CREATE TABLE %1$s.audit_chain AS SELECT * FROM audit_chain".formatted(copy));
        tables.run(
                ("CREATE TABLE %1$s.audit_entry AS SELECT * FROM audit_entry"
                                + " WHERE position <= (SELECT position FROM %1$s.audit_chain)")
                        .formatted(copy));
        return tables.count("SELECT position - 1 FROM %s.audit_chain".formatted(copy));
    }

    private void edit(String statement, long position) {
        Tables.of(database).run(statement.formatted(copy), position);
    }

    private Verification verifyCopy() {
        return pool.withTransaction(tx -> onCopy(tx).chain(() -> verifyAudit.verify(tx)))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> onCopy(SqlConnection tx) {
        return tx.query("SET LOCAL search_path TO " + copy).execute().replaceWithVoid();
    }
}
