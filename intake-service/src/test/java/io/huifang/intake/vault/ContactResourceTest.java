package io.huifang.intake.vault;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

@QuarkusTest
@WithTestResource(IntakeResource.class)
class ContactResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONTACT =
            "\"contact\":{\"phone\":\"+8613800138000\",\"name\":\"张三\",\"locale\":\"zh-CN\"}";

    Database database;

    @Test
    @Tag("R40")
    void givesAServiceTheContactThatAnEventBrought() {
        Events event = accepted(aPaymentFailed().adding(CONTACT));

        HttpResponse<String> answer = get(path(event));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"customerId\":\"%s\",\"phone\":\"+8613800138000\",\"name\":\"张三\",\"locale\":\"zh-CN\"}"
                                .formatted(event.customer()));
    }

    @Test
    void givesTheNarrativeOfTheEventThatIsAskedFor() {
        Events event = accepted(aPaymentFailed().adding(CONTACT).adding("\"narrative\":\"钱没到账\""));
        Events other =
                accepted(
                        aPaymentFailed()
                                .with("subject", event.customer())
                                .adding("\"narrative\":\"another\""));

        assertThat(get(path(event)).body()).doesNotContain("narrative");
        assertThat(get(path(event) + "?source=/demo-wallet&id=" + event.id()).body())
                .contains("\"narrative\":\"钱没到账\"");
        assertThat(get(path(event) + "?source=/demo-wallet&id=" + other.id()).body())
                .contains("\"narrative\":\"another\"");
        assertThat(get(path(event) + "?source=/demo-wallet&id=unknown").body())
                .contains("\"phone\"")
                .doesNotContain("narrative");
    }

    @Test
    void doesNotGiveOneCustomersNarrativeWithAnothersContact() {
        Events mine = accepted(aPaymentFailed().adding(CONTACT));
        Events yours = accepted(aPaymentFailed().adding("\"narrative\":\"private\""));

        assertThat(get(path(mine) + "?source=/demo-wallet&id=" + yours.id()).body())
                .doesNotContain("private");
    }

    @Test
    @Tag("P21")
    void leavesARowInTheAuditForEveryCall() throws SQLException {
        Events event = accepted(aPaymentFailed().adding(CONTACT));

        get(path(event) + "?attemptId=a-1&agent=agent-1&purpose=callback");
        get(path(event) + "?source=/demo-wallet&id=" + event.id());
        get("/v1/customers/nobody-" + event.customer() + "/contact?agent=agent-2");

        assertThat(audit(event.customer()))
                .containsExactly(
                        "service:survey agent-1 callback a-1 null null true",
                        "service:survey null callback null /demo-wallet " + event.id() + " true");
        assertThat(audit("nobody-" + event.customer()))
                .containsExactly("service:survey agent-2 callback null null null false");
    }

    @Test
    @Tag("P5")
    void leavesSealingAloneWhileSomebodyHoldsTheAudit() throws SQLException {
        Events event = accepted(aPaymentFailed().adding(CONTACT));
        try (Connection frozen = database.connect()) {
            frozen.setAutoCommit(false);
            frozen.createStatement().execute("SELECT 1 FROM vault_chain FOR UPDATE");
            List<CompletableFuture<Integer>> readings =
                    IntStream.range(0, 30)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> get(path(event)).statusCode()))
                            .toList();

            assertThat(readings).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
            assertThat(readings).allMatch(it -> it.join() == 503);
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    new Sql(database)
                                                    .number(
                                                            "SELECT count(*) FROM pg_locks WHERE NOT"
                                                                    + " granted")
                                            == 0);
            accepted(aPaymentFailed().adding(CONTACT));
        }
        assertThat(get(path(event)).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("P21")
    void givesNothingWhenTheAuditCannotBeWritten() throws SQLException {
        Events event = accepted(aPaymentFailed().adding(CONTACT));
        execute("ALTER TABLE vault_access ADD CONSTRAINT refuse CHECK (agent <> 'blocked')");

        HttpResponse<String> answer = get(path(event) + "?agent=blocked");

        execute("ALTER TABLE vault_access DROP CONSTRAINT refuse");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).doesNotContain("138", "张三");
    }

    @Test
    @Tag("P21")
    void neverChangesTheAudit() throws SQLException {
        Events event = accepted(aPaymentFailed().adding(CONTACT));
        get(path(event));

        for (String change :
                List.of(
                        "UPDATE vault_access SET agent = 'x'",
                        "DELETE FROM vault_access",
                        "TRUNCATE vault_access")) {
            assertThatThrownBy(() -> execute(change)).hasMessageContaining("only added");
        }
    }

    @Test
    void isForServicesOnly() {
        Events event = accepted(aPaymentFailed().adding(CONTACT));

        HttpResponse<String> sender = IntakeClient.get(path(event), IntakeResource.DEMO_KEY);
        HttpResponse<String> nobody = IntakeClient.get(path(event), null);

        assertThat(sender.statusCode()).isEqualTo(403);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(sender.body() + nobody.body()).doesNotContain("138", "张三");
    }

    @Test
    void saysWhenThereIsNoContact() {
        Events event = accepted(aPaymentFailed());

        HttpResponse<String> answer = get(path(event));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
    }

    @Test
    void refusesParametersThatTheAuditCannotHold() {
        String path = "/v1/customers/c/contact";

        assertThat(get(path + "?source=/demo-wallet").statusCode()).isEqualTo(400);
        assertThat(get(path + "?agent=%20").statusCode()).isEqualTo(400);
        assertThat(get(path + "?agent=a%0Ab").statusCode()).isEqualTo(400);
        assertThat(get(path + "?purpose=" + "x".repeat(257)).body())
                .contains("\"code\":\"bad-parameter\"");
    }

    @Test
    void findsACustomerWhoseIdIsNotPlain() {
        Events event = aPaymentFailed();
        event.with("subject", "客户 " + event.customer()).adding(CONTACT);
        accepted(event);

        String encoded =
                URLEncoder.encode(event.customer(), StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(get("/v1/customers/" + encoded + "/contact").statusCode()).isEqualTo(200);
    }

    private static Events accepted(Events event) {
        assertThat(IntakeClient.post(event.json()).statusCode()).isEqualTo(202);
        return event;
    }

    private static String path(Events event) {
        return "/v1/customers/" + event.customer() + "/contact";
    }

    private static HttpResponse<String> get(String path) {
        return IntakeClient.get(path, IntakeResource.SURVEY_KEY);
    }

    private List<String> audit(String customer) throws SQLException {
        String sql =
                "SELECT concat_ws(' ', caller, coalesce(agent, 'null'), purpose,"
                        + " coalesce(attempt_id, 'null'), coalesce(source, 'null'),"
                        + " coalesce(event_id, 'null'), found::text)"
                        + " FROM vault_access WHERE customer_id = ? ORDER BY position";
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, customer);
            List<String> rows = new ArrayList<>();
            try (ResultSet results = query.executeQuery()) {
                while (results.next()) {
                    rows.add(results.getString(1));
                }
            }
            return rows;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
