package io.huifang.scheduler.policy.stored;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.huifang.backing.BackingTestResource;
import io.huifang.backing.Database;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@QuarkusTest
@QuarkusTestResource(BackingTestResource.class)
@QuarkusTestResource(PolicyUsers.class)
@Tag("R23")
class PolicyResourceTest {
    private static final String YAML = "application/yaml";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject ActivePolicy activePolicy;

    Database database;

    /** Other tests of the same application are about the policy that comes with the service. */
    @AfterEach
    void putTheFirstPolicyInForceAgain() {
        activate(1).statusCode(200);
    }

    @Test
    void showsThePolicyThatComesWithTheService() {
        as("auditor")
                .get("/v1/policies/1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("storedBy", equalTo("huifang"))
                .body("document", equalTo(DefaultPolicy.text()));
    }

    @Test
    void storesASoundDocumentAsTheNextVersionWithoutActivatingIt() {
        String document = anotherDocument();

        ValidatableResponse stored = store(document).statusCode(201);
        int version = stored.extract().path("version");

        stored.header("Location", containsString("/v1/policies/" + version))
                .body("active", equalTo(false))
                .body("storedBy", equalTo(PolicyUsers.nameOf("policy-admin")))
                .body("activatedBy", nullValue());
        as("supervisor")
                .get("/v1/policies/" + version)
                .then()
                .statusCode(200)
                .body("document", equalTo(document));
        as("ops").get("/v1/policies").then().body("version", hasItems(1, version));
        as("ops").get("/v1/policies").then().body("document", not(hasItem(document)));
    }

    @Test
    void showsTheFormOfADocumentToWhoMayReadOne() {
        as("supervisor")
                .get("/v1/policies/schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", equalTo("Contact policy"));
        as("agent").get("/v1/policies/schema").then().statusCode(403);
    }

    @Test
    void warnsOfWhatAPolicyLeavesOpenWhenItIsActivated() {
        String document =
                anotherDocument()
                        .replace("  io.huifang.customer.registered.v1: {schedules: welcome}\n", "");
        int version = store(document).statusCode(201).extract().path("version");

        activate(version)
                .statusCode(200)
                .body("warnings", hasItem(containsString("[io.huifang.customer.registered.v1]")));
        as("ops").get("/v1/policies/" + version).then().body("warnings", nullValue());
    }

    @Test
    void takesJsonAsWell() throws Exception {
        var tree = new YAMLMapper().readTree(anotherDocument());

        as("policy-admin")
                .contentType("application/json")
                .body(tree.toString())
                .post("/v1/policies")
                .then()
                .statusCode(201);
    }

    @Test
    void reportsEveryFaultOfADocumentAndStoresNothing() throws SQLException {
        String document =
                anotherDocument()
                        .replace("purpose: SERVICE", "purpose: PLANTED")
                        .replace("silenceGrace: PT30M", "silenceGrace: PLANTED");
        long before = single("SELECT count(*) FROM policy WHERE document LIKE '%PLANTED%'");

        String answer =
                store(document)
                        .statusCode(422)
                        .contentType("application/problem+json")
                        .body("code", equalTo("invalid"))
                        .body(
                                "errors.pointer",
                                hasItems(
                                        "/silenceGrace",
                                        "/reasons/payment-failed/purpose",
                                        "/reasons/complaint/purpose"))
                        .extract()
                        .asString();

        assertThat(answer).doesNotContain("PLANTED");
        assertThat(single("SELECT count(*) FROM policy WHERE document LIKE '%PLANTED%'"))
                .isEqualTo(before)
                .isZero();
    }

    @Test
    void activatesAVersionAndLaterAnOlderOneAgain() {
        int older = store(anotherDocument()).statusCode(201).extract().path("version");
        int newer = store(anotherDocument()).statusCode(201).extract().path("version");

        activate(older).statusCode(200).body("active", equalTo(true));
        activate(newer)
                .statusCode(200)
                .body("active", equalTo(true))
                .body("activatedBy", equalTo(PolicyUsers.nameOf("policy-admin")));
        activate(older).statusCode(200).body("active", equalTo(true));

        assertThat(activePolicy.policy().await().atMost(Duration.ofSeconds(60)).version())
                .as("this replica follows before it answers")
                .isEqualTo(older);
        as("auditor").get("/v1/policies/" + newer).then().body("active", equalTo(false));
    }

    @Test
    void keepsTheActivationOfAVersionThatIsInForce() {
        int version = store(anotherDocument()).statusCode(201).extract().path("version");
        String first = activate(version).extract().path("activatedAt");

        String second = activate(version).statusCode(200).extract().path("activatedAt");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void letsOneOfManyActivationsAtOnceBeInForce() throws SQLException {
        List<Integer> versions =
                IntStream.range(0, 2)
                        .mapToObj(i -> store(anotherDocument()).extract().<Integer>path("version"))
                        .toList();

        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        activate(versions.get(i % 2))
                                                                .extract()
                                                                .statusCode()))
                        .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        assertThat(single("SELECT count(*) FROM policy_activation WHERE ended_at IS NULL"))
                .isEqualTo(1);
        assertThat(
                        single(
                                """
                                SELECT count(*) FROM (
                                    SELECT ended_at, lead(activated_at) OVER (ORDER BY activation_id) AS next
                                    FROM policy_activation) stretch
                                WHERE next IS NOT NULL AND (ended_at IS NULL OR ended_at > next)
                                """))
                .as("stretches that overlap")
                .isZero();
    }

    @Test
    void numbersVersionsStoredAtOnceWithoutGaps() throws SQLException {
        List<String> documents = IntStream.range(0, 12).mapToObj(i -> anotherDocument()).toList();

        List<CompletableFuture<Integer>> answers =
                documents.stream()
                        .map(
                                document ->
                                        CompletableFuture.supplyAsync(
                                                () -> store(document).extract().statusCode()))
                        .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(201));
        assertThat(single("SELECT max(version) - count(*) FROM policy")).isZero();
    }

    @Test
    void doesNotStoreTheNewestDocumentTwice() {
        // another test may store in between: then this text is not the newest any more
        String document = anotherDocument();
        int first = store(document).statusCode(201).extract().path("version");

        ValidatableResponse again = store(document);

        int second = again.extract().path("version");
        assertThat(again.extract().statusCode()).isEqualTo(second == first ? 200 : 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "0", "-1", "x", "1000000000000"})
    void knowsNoOtherVersions(String version) {
        as("policy-admin").get("/v1/policies/" + version).then().statusCode(404);
        as("policy-admin")
                .post("/v1/policies/" + version + "/activation")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void refusesWhatIsNoUtf8AndOtherMediaTypes() {
        as("policy-admin")
                .contentType(YAML)
                .body(new byte[] {(byte) 0xc3, (byte) 0x28})
                .post("/v1/policies")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        as("policy-admin")
                .contentType("text/plain")
                .body(DefaultPolicy.text())
                .post("/v1/policies")
                .then()
                .statusCode(415);
    }

    @Test
    void refusesAnEmptyBody() {
        as("policy-admin").contentType(YAML).post("/v1/policies").then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "policy-admin, 200, 422",
        "supervisor, 200, 403",
        "auditor, 200, 403",
        "ops, 200, 403",
        "agent, 403, 403",
        "privacy-officer, 403, 403",
    })
    void letsOnlyPolicyAdminsChangeAndOnlyInsidersRead(String role, int reading, int writing) {
        as(role).get("/v1/policies").then().statusCode(reading);
        as(role).get("/v1/policies/1").then().statusCode(reading);
        as(role).contentType(YAML).body(utf8("{}")).post("/v1/policies").then().statusCode(writing);
        as(role).post("/v1/policies/999999999/activation")
                .then()
                .statusCode(writing == 403 ? 403 : 404);
    }

    @Test
    void asksStrangersWhoTheyAre() {
        given().get("/v1/policies").then().statusCode(401);
        given().contentType(YAML).body(utf8("{}")).post("/v1/policies").then().statusCode(401);
        given().post("/v1/policies/1/activation").then().statusCode(401);
    }

    private ValidatableResponse store(String document) {
        return as("policy-admin")
                .contentType(YAML)
                .body(utf8(document))
                .post("/v1/policies")
                .then();
    }

    private ValidatableResponse activate(int version) {
        return as("policy-admin").post("/v1/policies/" + version + "/activation").then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(PolicyUsers.nameOf(role), PolicyUsers.PASSWORD);
    }

    /** Bytes, because rest-assured encodes no text of this media type. */
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A sound document that nobody stored before. */
    private static String anotherDocument() {
        return DefaultPolicy.text() + "# edition " + COUNT.incrementAndGet() + "\n";
    }

    private long single(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
