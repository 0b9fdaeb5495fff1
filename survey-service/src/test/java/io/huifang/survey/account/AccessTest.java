package io.huifang.survey.account;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SurveyTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@SurveyTest
class AccessTest {
    private static final String ATTEMPT = "/v1/attempts/" + UUID.randomUUID();

    private static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<Integer>path("status")).isEqualTo(status);
        assertThat(response.<String>path("code")).isEqualTo(code);
        assertThat(response.<String>path("title")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/claims",
        "GET, /v1/queue",
        "GET, /v1/attempts/0199aaaa-0000-7000-8000-000000000000",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/heartbeat",
        "DELETE, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/lease",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/reveal",
        "PUT, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/answers",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/conclusion",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/phrase",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/verification",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/freeze",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/corrections",
        "GET, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/call",
        "GET, /v1/root-causes",
        "GET, /v1/customers/c-1/timeline",
        "GET, /v1/reviews",
        "POST, /v1/reviews",
        "GET, /v1/scripts",
        "GET, /v1/scripts/general",
        "GET, /v1/questionnaires",
        "GET, /v1/questionnaires/default"
    })
    void asksEverybodyWhoHeIs(String method, String path) {
        Response nobody = given().contentType(ContentType.JSON).request(method, path);
        Response wrongPassword =
                given().auth()
                        .preemptive()
                        .basic("agent-1", "wrong")
                        .contentType(ContentType.JSON)
                        .request(method, path);

        assertProblem(nobody, 401, "unauthenticated");
        assertProblem(wrongPassword, 401, "unauthenticated");
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/claims",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/heartbeat",
        "DELETE, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/lease",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/reveal",
        "PUT, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/answers",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/phrase",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/verification",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/freeze",
        "GET, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/call",
        "POST, /v1/attempts/0199aaaa-0000-7000-8000-000000000000/conclusion"
    })
    void letsOnlyAgentsWorkOnAttempts(String method, String path) {
        Response supervisor = Desk.supervisor().request().request(method, path);

        assertProblem(supervisor, 403, "forbidden");
    }

    @Test
    void showsNobodyElsesCustomerToAnAgent() {
        assertProblem(Desk.agent(12).request().get("/v1/customers/c-1/timeline"), 404, "not-found");
        Desk.supervisor().request().get("/v1/customers/c-1/timeline").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/v1", "/v1/nope", "/v1/attempts/not-a-uuid", "/desk/x.html"})
    void saysInAProblemDocumentThatThereIsNothing(String path) {
        assertProblem(Desk.agent(12).request().get(path), 404, "not-found");
    }

    @Test
    void knowsWhichMethodsThereAre() {
        assertProblem(Desk.agent(12).request().put("/v1/claims"), 405, "method-not-allowed");
    }

    @Test
    void readsNothingButJson() {
        Response text =
                Desk.agent(12)
                        .request()
                        .contentType("text/plain")
                        .body("disposition=BUSY")
                        .post("/v1/claims");

        assertProblem(text, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{} {}",
                "{\"reasons\":[],\"reasons\":[]}",
                "\uFEFF{}",
                "{\"a\":\"\u0001\"}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,}"
            })
    void readsJsonStrictly(String body) {
        Response response =
                Desk.agent(12)
                        .request()
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/claims");

        assertProblem(response, 400, "malformed");
    }

    @Test
    void readsOnlyUtf8() {
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16LE);
        byte[] cut = {'{', '"', (byte) 0xE4, '"', ':', '1', '}'};

        assertProblem(Desk.agent(12).request().body(utf16).post("/v1/claims"), 400, "malformed");
        assertProblem(Desk.agent(12).request().body(cut).post("/v1/claims"), 400, "malformed");
    }

    @Test
    void readsNothingVeryDeep() {
        String deep = "{\"reasons\":" + "[".repeat(40) + "]".repeat(40) + "}";

        assertProblem(Desk.agent(12).request().body(deep).post("/v1/claims"), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasons\":\"refund-delayed\"}",
                "{\"reasons\":[1]}",
                "{\"reasons\":[\"a b\"]}",
                "{\"reasons\":[\"a\",\"a\"]}",
                "{\"skill\":\"any\"}"
            })
    void takesNoWishItDoesNotUnderstand(String body) {
        Response response = Desk.agent(12).request().body(body).post("/v1/claims");

        assertProblem(response, 422, "invalid");
    }

    @Test
    void namesOnlySomeOfVeryManyFaults() {
        String members =
                IntStream.range(0, 1000)
                        .mapToObj(i -> "\"m" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}"));
        Response response = Desk.agent(12).request().body(members).post("/v1/claims");

        assertProblem(response, 422, "invalid");
        assertThat(response.<List<Object>>path("errors")).hasSize(50);
    }

    @Test
    void refusesABodyThatIsTooLong() {
        String note = "x".repeat(70_000);
        Response response =
                Desk.agent(12)
                        .request()
                        .header("If-Match", "\"1\"")
                        .body("{\"disposition\":\"BUSY\",\"note\":\"" + note + "\"}")
                        .post(ATTEMPT + "/conclusion");

        assertProblem(response, 413, "too-large");
    }

    @Test
    void describesItselfWithEveryOperation() {
        String openApi = given().accept(ContentType.JSON).get("/openapi").asString();

        assertThat(openApi)
                .contains(
                        "/v1/claims",
                        "/v1/attempts/{attemptId}/conclusion",
                        "/v1/attempts/{attemptId}/lease",
                        "/v1/customers/{customerId}/timeline",
                        "/v1/queue");
    }
}
