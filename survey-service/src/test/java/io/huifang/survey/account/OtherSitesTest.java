package io.huifang.survey.account;

import static org.hamcrest.Matchers.equalTo;

import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SurveyTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

/** Pages of other sites, opened by an agent who is logged in here. */
@SurveyTest
class OtherSitesTest {
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, http://localhost:8082",
        "Origin, null"
    })
    void changeNothing(String header, String value) {
        change(agent().header(header, value))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("cross-site"));
    }

    @Test
    void areToldApartFromOursAndFromPrograms() {
        change(agent().header("Sec-Fetch-Site", "same-origin")).then().statusCode(404);
        change(agent().header("Origin", ours())).then().statusCode(404);
        change(agent().header("Origin", "http://staff.localhost")).then().statusCode(404);
        change(agent()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "none"})
    void mayLeadHere(String site) {
        agent().header("Sec-Fetch-Site", site).get("/v1/scripts").then().statusCode(200);
    }

    @Test
    void areNotBelievedBeforeTheBrowser() {
        change(agent().header("Sec-Fetch-Site", "cross-site").header("Origin", ours()))
                .then()
                .statusCode(403);
    }

    private static RequestSpecification agent() {
        return Desk.agent(12).request();
    }

    /** Of an attempt that is nobody's. */
    private static Response change(RequestSpecification request) {
        return request.header("If-Match", "\"1\"")
                .delete("/v1/attempts/" + UUID.randomUUID() + "/lease");
    }

    private static String ours() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }
}
