package io.huifang.scheduler.replay;

import static io.huifang.scheduler.fixture.Accounts.as;

import static org.hamcrest.Matchers.hasItem;

import io.huifang.scheduler.fixture.SchedulerTest;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may ask for replays, and for which. */
@SchedulerTest
@Tag("D2")
class ReplayAccessTest {
    /** Nobody had decided anything then. */
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    private static final Instant TO = FROM.plus(Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({
        "policy-admin, 202, 200",
        "supervisor, 403, 200",
        "auditor, 403, 403",
        "ops, 403, 403",
        "agent, 403, 403",
        "privacy-officer, 403, 403",
    })
    void letsOnlyPolicyAdminsAskAndSupervisorsLook(String role, int asking, int looking) {
        ask(role, 1, FROM, TO).statusCode(asking);
        as(role).get("/v1/replays").then().statusCode(looking);
        String unknown = "/v1/replays/" + UUID.randomUUID();
        for (String part : List.of("", "/changes", "/hours")) {
            as(role).get(unknown + part).then().statusCode(looking == 200 ? 404 : 403);
        }
        as(role).delete(unknown).then().statusCode(asking == 202 ? 404 : 403);
    }

    @Test
    void refusesPeriodsThatAreNoneAndPoliciesThereAreNot() {
        ask("policy-admin", 1, TO, FROM).statusCode(422).body("errors.pointer", hasItem("/from"));
        ask("policy-admin", 1, FROM, Instant.now().plus(Duration.ofDays(1)))
                .statusCode(422)
                .body("errors.pointer", hasItem("/to"));
        ask("policy-admin", 999_999, FROM, TO).statusCode(404);
    }

    private static ValidatableResponse ask(String role, int policy, Instant from, Instant to) {
        return as(role).contentType("application/json")
                .body(Map.of("from", from.toString(), "to", to.toString()))
                .post("/v1/policies/" + policy + "/replays")
                .then();
    }
}
