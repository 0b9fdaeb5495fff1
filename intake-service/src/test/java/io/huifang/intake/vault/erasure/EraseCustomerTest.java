package io.huifang.intake.vault.erasure;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.Topic;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.WalletEventsTopic;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** After the certificate nobody reads anything of the person, and nothing comes back. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R99")
@Tag("D13")
@Tag("P20")
class EraseCustomerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String PERSONAL =
            "\"contact\":{\"phone\":\"+8613800138000\",\"name\":\"张三\"},\"narrative\":\"钱没到账\"";

    Backing backing;
    Database database;

    private final String customer = "c-" + UUID.randomUUID();
    private final AtomicInteger events = new AtomicInteger();

    @Test
    void destroysTheKeyAndAllItSealedWithACertificate() {
        accepted(event());
        accepted(event());

        HttpResponse<String> answer = erase("request-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"customerId\":\"" + customer + "\"",
                        "\"requestId\":\"request-1\"",
                        "\"requestedBy\":\"account:officer\"",
                        "\"keys\":1",
                        "\"contacts\":1",
                        "\"narratives\":2",
                        "\"chainPosition\":",
                        "\"chainHash\":\"");
        assertThat(reveal().statusCode()).isEqualTo(404);
        assertThat(rows()).isZero();
        assertThat(keysAlive()).isZero();
    }

    @Test
    void answersTheSameCertificateTheSecondTime() {
        accepted(event());
        String first = erase("request-1").body();

        assertThat(erase("request-2").body()).isEqualTo(first);
        assertThat(IntakeClient.officer("GET", path(), null).body()).isEqualTo(first);
        assertThat(told()).hasSize(1);
    }

    @Test
    void tellsTheOthersWithThePlaceInTheAudit() {
        accepted(event());

        erase("request-1");

        KafkaRecord fact = told().get(0);
        assertThat(fact.headers())
                .containsEntry("ce_type", "io.huifang.customer.erased.v1")
                .containsEntry("ce_source", "/huifang/intake");
        String hash =
                new Sql(database)
                        .texts(
                                "SELECT encode(hash, 'hex') FROM vault_access WHERE action = 'ERASE'"
                                        + " AND customer_id = ?",
                                customer)
                        .get(0);
        assertThat(fact.text()).contains("\"requestId\":\"request-1\"", hash);
    }

    @Test
    void followsTheCustomersOwnRequestAndPublishesIt() {
        accepted(event());
        Events request =
                ofType("io.huifang.customer.erasure_requested.v1", "{\"requestId\":\"r-77\"}")
                        .with("subject", customer);

        accepted(request);

        assertThat(IntakeClient.officer("GET", path(), null).body())
                .contains("\"requestId\":\"r-77\"", "\"requestedBy\":\"sender:demo-wallet\"");
        assertThat(WalletEventsTopic.of(request, 2))
                .anyMatch(record -> request.id().equals(record.headers().get("ce_id")));
    }

    @Test
    @Tag("P15")
    void isNotForASenderThatMayNotAskForIt() {
        Events request =
                ofType("io.huifang.customer.erasure_requested.v1", "{\"requestId\":\"r-78\"}")
                        .with("source", "/filed-wallet")
                        .with("subject", customer);

        HttpResponse<String> answer =
                IntakeClient.post(
                        Map.of(
                                "Content-Type",
                                "application/cloudevents+json",
                                "Authorization",
                                "Bearer " + IntakeResource.FILED_KEY),
                        request.json().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(IntakeClient.officer("GET", path(), null).statusCode()).isEqualTo(404);
    }

    @Test
    void takesLaterEventsButKeepsNothingOfThem() {
        accepted(event());
        erase("request-1");
        Events later = event();

        accepted(later);

        assertThat(WalletEventsTopic.of(later, 2))
                .anyMatch(record -> later.id().equals(record.headers().get("ce_id")))
                .noneMatch(record -> record.text().contains("13800138"));
        assertThat(rows()).isZero();
        assertThat(keysAlive()).isZero();
    }

    @Test
    void erasesWhoNeverHadAKeyForGood() {
        assertThat(erase("request-1").body()).contains("\"keys\":0", "\"contacts\":0");

        accepted(event());

        assertThat(reveal().statusCode()).isEqualTo(404);
        assertThat(keysAlive()).isZero();
    }

    @Test
    void winsAgainstEventsThatFlowMeanwhile() {
        accepted(event());
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> flows =
                IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> flow(over)))
                        .toList();

        HttpResponse<String> certificate = erase("request-1");
        HttpResponse<String> afterwards = reveal();
        over.set(true);

        assertThat(flows).allSatisfy(flow -> assertThat(flow).succeedsWithin(PATIENCE));
        assertThat(certificate.statusCode()).isEqualTo(200);
        assertThat(List.of(afterwards.statusCode(), reveal().statusCode())).containsOnly(404);
        assertThat(keysAlive()).isZero();
    }

    @Test
    void leavesNothingToARestoredBackupOfTheData() {
        accepted(event());
        String suffix = "_" + customer.replaceAll("\\W", "");
        backUp(suffix);
        removeData();
        restore(suffix);
        assertThat(reveal().statusCode()).isEqualTo(200); // the backup is good

        erase("request-1");
        restore(suffix);

        assertThat(rows()).isPositive();
        assertThat(reveal().statusCode()).isEqualTo(404);
        assertThat(
                        IntakeClient.officer("GET", "/v1/customers/" + customer + "/export", null)
                                .body())
                .doesNotContain("13800138", "张三", "钱没到账");
    }

    @Test
    void cannotBeUndoneInTheDatabase() {
        accepted(event());
        erase("request-1");
        Sql sql = new Sql(database);

        for (String attempt :
                List.of(
                        "UPDATE vault_keys.customer_key SET erased_at = NULL",
                        "DELETE FROM vault_keys.customer_key",
                        "UPDATE vault_keys.erasure SET contacts = 0",
                        "DELETE FROM vault_keys.erasure")) {
            assertThatThrownBy(() -> sql.run(attempt + " WHERE customer_id = ?", customer))
                    .hasMessageContaining("stays erased");
        }
    }

    @Test
    void isForPrivacyOfficersOnly() {
        HttpResponse<String> service = IntakeClient.get(path(), IntakeResource.SURVEY_KEY);
        HttpResponse<String> nameless = IntakeClient.officer("POST", path(), null);

        assertThat(service.statusCode()).isEqualTo(403);
        assertThat(nameless.statusCode()).isEqualTo(400);
    }

    private void flow(AtomicBoolean over) {
        do {
            accepted(event());
        } while (!over.get());
    }

    private void backUp(String suffix) {
        for (String table : List.of("vault_contact", "vault_narrative")) {
            new Sql(database)
                    .run(
                            "CREATE TABLE %1$s%2$s AS SELECT * FROM %1$s WHERE customer_id = '%3$s'"
                                    .formatted(table, suffix, customer));
        }
    }

    private void removeData() {
        new Sql(database).run("DELETE FROM vault_contact WHERE customer_id = ?", customer);
        new Sql(database).run("DELETE FROM vault_narrative WHERE customer_id = ?", customer);
    }

    private void restore(String suffix) {
        for (String table : List.of("vault_contact", "vault_narrative")) {
            new Sql(database)
                    .run("INSERT INTO %1$s SELECT * FROM %1$s%2$s".formatted(table, suffix));
        }
    }

    /** A second after the one before it. */
    private Events event() {
        return aPaymentFailed()
                .with("subject", customer)
                .with("time", NOON.plusSeconds(events.incrementAndGet()).toString())
                .adding(PERSONAL);
    }

    private static void accepted(Events event) {
        assertThat(IntakeClient.post(event.json()).statusCode()).isEqualTo(202);
    }

    private HttpResponse<String> erase(String requestId) {
        return IntakeClient.officer("POST", path() + "?requestId=" + requestId, null);
    }

    private HttpResponse<String> reveal() {
        return IntakeClient.get(
                "/v1/customers/" + customer + "/contact", IntakeResource.SURVEY_KEY);
    }

    private String path() {
        return "/v1/customers/" + customer + "/erasure";
    }

    private List<KafkaRecord> told() {
        return KafkaRecords.on(backing.kafka().bootstrap())
                .until(
                        Topic.CUSTOMER_ERASURES.topicName(),
                        PATIENCE,
                        all -> all.stream().anyMatch(this::isMine))
                .stream()
                .filter(this::isMine)
                .toList();
    }

    private boolean isMine(KafkaRecord record) {
        return customer.equals(record.key());
    }

    private long rows() {
        return new Sql(database)
                .number(
                        "SELECT (SELECT count(*) FROM vault_contact WHERE customer_id = ?)"
                                + " + (SELECT count(*) FROM vault_narrative WHERE customer_id = ?)",
                        customer,
                        customer);
    }

    private long keysAlive() {
        return new Sql(database)
                .number(
                        "SELECT count(*) FROM vault_keys.customer_key WHERE customer_id = ? AND"
                                + " wrapped IS NOT NULL",
                        customer);
    }
}
