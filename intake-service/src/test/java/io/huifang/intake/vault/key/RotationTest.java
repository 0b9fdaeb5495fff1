package io.huifang.intake.vault.key;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The key-encryption key changes while others read and write, and nobody notices. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R71")
class RotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTACT = "\"contact\":{\"phone\":\"+8613800138000\"}";
    private static final String KEYS = "/v1/vault/keys";

    @Inject RewrapKeys rewrapKeys;
    @Inject KeyEncryptionKeys versions;
    @Inject CustomerKeys customerKeys;
    @Inject KeyAge keyAge;

    Database database;

    @Test
    void failsNoReadingAndNoSealingAndLetsTheOldKeyBeDestroyed() throws IOException {
        List<Events> customers = accepted(40);
        int old = current();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<List<Integer>>> load =
                IntStream.range(0, 3)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> readAndSeal(customers, over, done)))
                        .toList();

        IntakeClient.officer("POST", KEYS, null);
        await().atMost(PATIENCE).until(() -> isDestroyed(old)); // once no key needs it any more
        int before = done.get();
        await().atMost(PATIENCE).until(() -> done.get() > before + 50);
        over.set(true);

        assertThat(current()).isNotEqualTo(old);
        assertThat(load)
                .allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE))
                .allSatisfy(it -> assertThat(it.join()).containsOnly(200, 202));
        assertThat(customers).allMatch(event -> reveal(event) == 200);
    }

    @Test
    void theNewestKeyIsYoungAfterARotation() throws IOException {
        accepted(1);
        new Sql(database)
                .run(
                        "UPDATE vault_keys.key_encryption_key"
                                + " SET admitted_at = admitted_at - interval '100 days'");
        double before = keyAge.measure().await().atMost(PATIENCE);

        IntakeClient.officer("POST", KEYS, null);

        assertThat(before).isGreaterThan(Duration.ofDays(99).toSeconds());
        await().atMost(PATIENCE)
                .until(
                        () ->
                                keyAge.measure().await().atMost(PATIENCE)
                                        < Duration.ofDays(1).toSeconds());
        await().atMost(PATIENCE).until(() -> waiting(10) == 0); // others begin with none
    }

    @Test
    void keepsAKeyThatIsNeeded() throws IOException {
        accepted(1);
        int current = current();

        int answer = IntakeClient.officer("DELETE", KEYS + "/" + current, null).statusCode();

        assertThat(answer).isEqualTo(409);
        assertThat(current()).isEqualTo(current);
    }

    @Test
    void sharesTheWorkAmongRoundsWithoutDoingAnyOfItTwice() throws IOException {
        List<Events> customers = accepted(20);
        int old = current();
        long all = allCustomers();
        IntakeClient.officer("POST", KEYS, null);

        List<CompletableFuture<Integer>> rounds =
                IntStream.range(0, 3)
                        .mapToObj(i -> rewrapKeys.rewrapAll().subscribeAsCompletionStage())
                        .toList();

        assertThat(rounds).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(rounds.stream().mapToInt(CompletableFuture::join).sum())
                .isLessThanOrEqualTo((int) all); // the timer may have done some
        await().atMost(PATIENCE).until(() -> customersUnder(old) == 0);
        assertThat(customers).allMatch(event -> reveal(event) == 200);
    }

    @Test
    void knowsNoKeyThatNeverWas() {
        int answer = IntakeClient.officer("DELETE", KEYS + "/12345", null).statusCode();

        assertThat(answer).isEqualTo(404);
    }

    @Test
    void neverAdmitsADismissedKeyAgain() throws IOException {
        accepted(1);
        int old = current();
        IntakeClient.officer("POST", KEYS, null);
        await().atMost(PATIENCE).until(() -> isDestroyed(old));

        assertThat(versions.admit(old).subscribeAsCompletionStage().toCompletableFuture())
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("dismissed");
        assertThat(isDestroyed(old)).isTrue(); // safe to repeat
    }

    @Test
    void wrapsNothingByAnOlderKey() throws IOException {
        accepted(3);
        int younger = 7_001;
        versions.admit(younger).await().atMost(PATIENCE);
        Sql sql = new Sql(database);
        sql.run(
                "INSERT INTO vault_keys.customer_key (customer_id, key_id, wrapped_by, wrapped)"
                        + " VALUES ('of-another-replica', gen_random_uuid(), 7001, '\\x00')");

        rewrapKeys.rewrapAll().await().atMost(PATIENCE);

        assertThat(customersUnder(younger)).isEqualTo(1);
        sql.run("DELETE FROM vault_keys.customer_key WHERE wrapped_by = 7001");
        sql.run("DELETE FROM vault_keys.key_encryption_key WHERE version = 7001");
    }

    @Test
    void passesOverAKeyThatCannotBeUnwrapped() throws IOException {
        List<Events> customers = accepted(3);
        int old = current();
        Sql sql = new Sql(database);
        sql.run(
                "INSERT INTO vault_keys.customer_key (customer_id, key_id, wrapped_by, wrapped)"
                        + " VALUES ('!broken', gen_random_uuid(), "
                        + old
                        + ", '\\x00')");

        IntakeClient.officer("POST", KEYS, null);

        await().atMost(PATIENCE).until(() -> customersUnder(old) == 1);
        assertThat(customers).allMatch(event -> reveal(event) == 200);
        sql.run("DELETE FROM vault_keys.customer_key WHERE customer_id = '!broken'");
    }

    @Test
    void countsTheKeysThatStillWait() throws IOException {
        accepted(3);
        Sql sql = new Sql(database);
        sql.run(
                "INSERT INTO vault_keys.customer_key (customer_id, key_id, wrapped_by, wrapped)"
                        + " VALUES ('!broken too', gen_random_uuid(), "
                        + current()
                        + ", '\\x00')");
        assertThat(waiting(10)).isZero();

        IntakeClient.officer("POST", KEYS, null);

        await().atMost(PATIENCE).until(() -> waiting(10) == 1);
        assertThat(waiting(0)).isZero(); // counted up to a bound
        sql.run("DELETE FROM vault_keys.customer_key WHERE customer_id = '!broken too'");
    }

    private long waiting(int most) throws IOException {
        return customerKeys.countWrappedByOlder(current(), most).await().atMost(PATIENCE);
    }

    @Test
    @Tag("P21")
    void leavesARowInTheAudit() {
        IntakeClient.officer("POST", KEYS, null);

        assertThat(
                        new Sql(database)
                                .texts(
                                        "SELECT caller || ' ' || detail FROM vault_access WHERE"
                                                + " action = 'ROTATE' ORDER BY position DESC"))
                .first()
                .asString()
                .startsWith("account:officer version=");
    }

    private static List<Integer> readAndSeal(
            List<Events> customers, AtomicBoolean over, AtomicInteger done) {
        List<Integer> answers = new ArrayList<>();
        while (!over.get()) {
            for (Events event : customers) {
                answers.add(reveal(event));
                done.incrementAndGet();
            }
            Events fresh = aPaymentFailed().adding(CONTACT);
            answers.add(IntakeClient.post(fresh.json()).statusCode());
            answers.add(reveal(fresh));
        }
        return answers;
    }

    private static List<Events> accepted(int count) {
        List<Events> events =
                IntStream.range(0, count).mapToObj(i -> aPaymentFailed().adding(CONTACT)).toList();
        assertThat(events).allMatch(event -> IntakeClient.post(event.json()).statusCode() == 202);
        return events;
    }

    private static boolean isDestroyed(int version) {
        return IntakeClient.officer("DELETE", KEYS + "/" + version, null).statusCode() == 204;
    }

    private static int reveal(Events event) {
        return IntakeClient.get(
                        "/v1/customers/" + event.customer() + "/contact", IntakeResource.SURVEY_KEY)
                .statusCode();
    }

    private static int current() throws IOException {
        for (JsonNode key : keys()) {
            if (key.get("current").asBoolean()) {
                return key.get("version").asInt();
            }
        }
        throw new AssertionError("there is no current key");
    }

    private static long customersUnder(int version) throws IOException {
        for (JsonNode key : keys()) {
            if (key.get("version").asInt() == version) {
                return key.get("customers").asLong();
            }
        }
        return 0;
    }

    private static long allCustomers() throws IOException {
        long all = 0;
        for (JsonNode key : keys()) {
            all += key.get("customers").asLong();
        }
        return all;
    }

    private static JsonNode keys() throws IOException {
        return JSON.readTree(IntakeClient.officer("GET", KEYS, null).body());
    }
}
