package io.huifang.scheduler.account;

import static io.huifang.scheduler.fixture.Accounts.as;

import static org.hamcrest.Matchers.equalTo;

import io.huifang.scheduler.fixture.SchedulerTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites, opened by somebody who is logged in here. */
@SchedulerTest
class OtherSitesTest {
    private static final String ACTIVATION = "/v1/policies/1/activation";

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, http://localhost:8081",
        "Origin, null"
    })
    void changeNothing(String header, String value) {
        as("policy-admin")
                .header(header, value)
                .post(ACTIVATION)
                .then()
                .statusCode(403)
                .body("code", equalTo("cross-site"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin",
        "Origin, http://staff.localhost",
        "X-Requested-By, a program"
    })
    void areToldApartFromOursAndFromPrograms(String header, String value) {
        as("policy-admin").header(header, value).post(ACTIVATION).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "none"})
    void mayLeadHere(String site) {
        as("policy-admin")
                .header("Sec-Fetch-Site", site)
                .get("/v1/policies")
                .then()
                .statusCode(200);
    }

    @Test
    void areNotBelievedBeforeTheBrowser() {
        as("policy-admin")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "http://staff.localhost")
                .post(ACTIVATION)
                .then()
                .statusCode(403);
    }
}
