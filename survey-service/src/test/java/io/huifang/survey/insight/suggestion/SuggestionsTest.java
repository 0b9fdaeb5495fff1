package io.huifang.survey.insight.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.simulation.world.Told;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.SimulatedWorld;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** What attempts speak for, in a world in which that is known. */
@SurveyTest
@Order(SimulatedWorld.LAST)
@Tag("R34")
@Tag("R91")
@Tag("R104")
class SuggestionsTest {
    private static final String EVENING = "retry-day-part-busy-evening";

    Database database;
    private SimulatedWorld world;

    @BeforeEach
    void live() {
        world = SimulatedWorld.told(database);
    }

    @Test
    void sayThatWhoWasBusyIsReachedInTheEvening() {
        JsonPath evening = suggestions().setRootPath("find { it.id == '" + EVENING + "' }");
        double truth =
                world.truths().afterBusy().evening() - world.truths().afterBusy().otherwise();

        assertThat(evening.getString("kind")).isEqualTo("RETRY_DAY_PART");
        assertThat(evening.getString("subject")).isEqualTo("BUSY");
        assertThat(truth).isBetween(evening.getDouble("low"), evening.getDouble("high"));
        assertThat(evening.getDouble("chance")).isLessThan(0.01);
        assertThat(evening.getInt("comparisons")).isGreaterThan(10);
        assertThat(evening.getLong("then.n") + evening.getLong("otherwise.n"))
                .isEqualTo(afterBusy());
    }

    @Test
    void sayNothingWhereTheTimeDoesNotMatter() {
        assertThat(suggestions().getList("subject")).containsOnly("BUSY");
        assertThat(suggestions().getList("kind")).doesNotContain("HOUR");
    }

    @Test
    void areDismissedByTheFirstWhoSaysSo() {
        dismiss("supervisor", EVENING, "NOT_POSSIBLE")
                .then()
                .statusCode(200)
                .body("dismissed.by", equalTo("supervisor"))
                .body("dismissed.because", equalTo("NOT_POSSIBLE"));

        dismiss("policy-admin", EVENING, "DONE")
                .then()
                .statusCode(200)
                .body("dismissed.by", equalTo("supervisor"))
                .body("dismissed.because", equalTo("NOT_POSSIBLE"));

        assertThat(suggestions().getString("find { it.id == '" + EVENING + "' }.dismissed.by"))
                .isEqualTo("supervisor");
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM dismissed_suggestion"
                                                + " WHERE suggestion = ?",
                                        EVENING))
                .isEqualTo(1);
    }

    @Test
    void areNotDismissedWithoutAReasonNorWhenThereAreNone() {
        dismiss("supervisor", EVENING, "BORED")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/because"));
        dismiss("supervisor", "hour-" + UUID.randomUUID() + "-10", "DONE").then().statusCode(404);
        Desk.supervisor()
                .request()
                .body("{\"because\":\"DONE\",\"note\":\"x\"}")
                .post(path(EVENING))
                .then()
                .statusCode(422);
    }

    @Test
    void areTakenFromTheLastWordOnEachAttempt() {
        Tables tables = Tables.of(database);
        AttemptFact corrected =
                world.each(AttemptFact.class)
                        .filter(it -> it.revision() == 1)
                        .findFirst()
                        .orElseThrow();

        SimulatedWorld.Again again = SimulatedWorld.toldAgain(database);

        assertThat(
                        tables.text(
                                "SELECT disposition || revision FROM tried_attempt"
                                        + " WHERE attempt_id = ?",
                                corrected.attemptId()))
                .isEqualTo(Disposition.VOICEMAIL + "1");
        assertThat(again.after()).isEqualTo(again.before());
    }

    @Test
    void areTakenFromCallsNotFromNumbersThatWereOnlyLookedAt() {
        Instant shown = Instant.now().minusSeconds(600);
        AttemptFact looked = attempt(false, shown);
        AttemptFact called = attempt(true, null);
        AttemptFact ofAnEarlierRelease = attempt(null, shown);

        Evidence.of(database)
                .tell(
                        Stream.of(looked, called, ofAnEarlierRelease, attempt(null, null))
                                .map(it -> new Told(Topic.ANALYTICS_ATTEMPTS, it))
                                .toList());

        assertThat(
                        Tables.of(database)
                                .strings(
                                        "SELECT attempt_id::text FROM tried_attempt WHERE reason ="
                                                + " 'only-looked-at'"))
                .containsExactlyInAnyOrder(
                        called.attemptId().toString(), ofAnEarlierRelease.attemptId().toString());
    }

    private static AttemptFact attempt(Boolean dialled, Instant shown) {
        Instant at = Instant.now().minusSeconds(300);
        Disposition disposition = Disposition.NO_ANSWER;
        return new AttemptFact(
                UUID.randomUUID(),
                at,
                "pseudonym",
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                0,
                "only-looked-at",
                60,
                "SERVICE",
                disposition,
                disposition.aapor().orElse(null),
                disposition.contacted(),
                disposition.rightParty(),
                "agent-1",
                at.minusSeconds(3600),
                at.minusSeconds(3600),
                at.minusSeconds(1200),
                at.minusSeconds(900),
                shown,
                null,
                1,
                "CN",
                null,
                "north",
                null,
                null,
                dialled,
                null,
                null,
                null);
    }

    private long afterBusy() {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM tried_attempt a JOIN tried_attempt b"
                                + " ON b.callback_id = a.callback_id AND b.number = a.number + 1"
                                + " WHERE a.disposition = 'BUSY'");
    }

    private static JsonPath suggestions() {
        return Desk.named("policy-admin")
                .request()
                .get("/v1/insight/suggestions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response dismiss(String account, String id, String because) {
        return Desk.named(account)
                .request()
                .body("{\"because\":\"" + because + "\"}")
                .post(path(id));
    }

    private static String path(String id) {
        return "/v1/insight/suggestions/" + id + "/dismissal";
    }
}
