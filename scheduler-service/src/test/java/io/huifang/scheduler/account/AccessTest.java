package io.huifang.scheduler.account;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

/** Who may call what, tried with every role and with none. */
@SchedulerTest
class AccessTest {
    private static final String TASK = "/v1/callbacks/00000000-0000-7000-8000-000000000000";
    private static final String INCIDENT = "/v1/incidents/00000000-0000-7000-8000-000000000000";
    private static final String CONTACTS = "/v1/customers/nobody/contacts";
    private static final String SUPPRESSION = "/v1/customers/nobody/suppression";

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/decisions, ops supervisor auditor",
        "GET, " + TASK + ", ops supervisor auditor",
        "POST, " + TASK + "/cancellation, ops supervisor",
        "GET, " + SUPPRESSION + ", privacy-officer supervisor ops auditor",
        "PUT, " + SUPPRESSION + ", privacy-officer supervisor",
        "DELETE, " + SUPPRESSION + ", privacy-officer supervisor",
        "GET, " + CONTACTS + ", supervisor ops auditor privacy-officer",
        "POST, " + CONTACTS + ", ops supervisor",
        "GET, /v1/incidents, ops supervisor auditor",
        "POST, /v1/incidents, ops supervisor",
        "GET, " + INCIDENT + ", ops supervisor auditor",
        "POST, " + INCIDENT + "/closure, ops supervisor"
    })
    void letsInNobodyButTheRolesNamed(String method, String path, String roles) {
        Set<String> allowed = Set.of(roles.split(" "));

        for (String role : Accounts.ROLES) {
            int status = call(as(role), method, path).statusCode();
            assertThat(status != 403).as(role).isEqualTo(allowed.contains(role));
        }
        call(given(), method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("asic"))
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void refusesAWrongPassword() {
        given().auth()
                .preemptive()
                .basic(Accounts.nameOf("ops"), "wrong")
                .get("/v1/decisions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void answersWithAProblemDocumentWhateverIsWrong() {
        as("agent")
                .get("/v1/decisions")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
        as("ops")
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
        as("ops")
                .delete("/v1/decisions")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("method-not-allowed"));
        as("ops")
                .contentType("text/plain")
                .body("because")
                .post(TASK + "/cancellation")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void describesItselfOnTheMainPort() {
        given().accept("application/json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/callbacks/{callbackId}/cancellation"));
        given().get("/docs/").then().statusCode(200).body(containsString("/openapi"));
    }

    private static Response call(RequestSpecification caller, String method, String path) {
        return caller.contentType("application/json")
                .body("{\"because\":\"tried\"}")
                .request(method, path);
    }
}
