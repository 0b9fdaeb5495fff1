package io.huifang.survey.insight.signal;

import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.simulation.world.Told;
import io.huifang.simulation.world.Truths;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.SimulatedWorld;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.ToldIncidents;
import io.huifang.survey.fixture.Words;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Unusual rises: the one that was put into a world, and such as happen now. */
@SurveyTest
@Order(SimulatedWorld.LAST)
@Tag("R70")
class SignalsTest {
    @Inject FindSignals findSignals;

    Database database;
    Words words;
    private SimulatedWorld world;
    private Tables tables;

    private final String cause = "RISE_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void live() {
        world = SimulatedWorld.told(database);
        tables = Tables.of(database);
    }

    @Test
    void findTheWaveThatWasPutThereWithinTheHourAndNothingElse() {
        Truths.Wave wave = world.truths().wave();

        List<Map<String, Object>> found =
                signals(world.start()).getList("findAll { !it.traits.cause?.startsWith('RISE_') }");

        assertThat(found).isNotEmpty();
        assertThat(found)
                .as("the wave, all of what it has in common")
                .anyMatch(
                        it ->
                                it.get("traits")
                                        .equals(
                                                Map.of(
                                                        "cause", wave.cause(),
                                                        "merchantCategory", wave.merchantCategory(),
                                                        "region", wave.region())));
        assertThat(found)
                .as("before the wave nothing is unusual, and nothing that has no part in it")
                .allSatisfy(
                        it -> {
                            assertThat(Instant.parse((String) it.get("seenBy")))
                                    .isAfter(wave.from());
                            assertThat(Instant.parse((String) it.get("since")))
                                    .isBefore(wave.from().plus(wave.lasts()));
                            assertThat(((Map<?, ?>) it.get("traits")).values())
                                    .allMatch(Set.of("RISK_DECLINED", "7995", "US")::contains);
                        });
        Instant seen =
                found.stream()
                        .map(it -> Instant.parse((String) it.get("seenBy")))
                        .min(Instant::compareTo)
                        .orElseThrow();
        Duration delay = Duration.between(wave.from(), seen);
        System.out.println("survey: the wave was seen " + delay + " after it began");
        assertThat(delay).isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    @Tag("R13")
    @Tag("R91")
    void tellTheSchedulerOnceOfWhatRisesNow() {
        List<Told> rise = rise(90, Duration.ZERO);

        tell(rise);
        String id = eventuallyFound();

        eventually().until(this::isTold);
        assertThat(this.<String>mine("[0].incidentId")).isEqualTo(id);
        assertThat(this.<String>mine("[0].rule")).isEqualTo("payment-outage");
        assertThat(this.<Integer>mine("[0].events")).isBetween(30, 90);
        assertThat(this.<Integer>mine("[0].weeks")).isBetween(1, 4);
        assertThat(this.<Integer>mine("[0].foundAfter")).isPositive();

        tell(rise);

        assertThat(counted()).isEqualTo(90);
        assertThat(this.<List<String>>mine(".signalId")).containsExactly(id);
        assertThat(words.incidents().saying(cause))
                .extracting(ToldIncidents.Told::incidentId)
                .containsExactly(UUID.fromString(id));
    }

    @Test
    void areOneWhenSeveralReplicasLook() {
        List<Told> rise = rise(60, Duration.ZERO);
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> tell(rise));
        Stream.generate(
                        () ->
                                CompletableFuture.runAsync(
                                        () -> findSignals.find().await().indefinitely()))
                .limit(40)
                .toList()
                .forEach(CompletableFuture::join);
        told.join();

        eventuallyFound();
        assertThat(this.<List<String>>mine(".signalId")).hasSize(1);
    }

    @Test
    void areToldAgainUntilTheSchedulerHasThem() {
        words.incidents().failOnceAt(cause);

        tell(rise(60, Duration.ZERO));
        String id = eventuallyFound();

        eventually().until(this::isTold);
        assertThat(words.incidents().saying(cause))
                .hasSize(2)
                .allMatch(it -> it.incidentId().toString().equals(id));
    }

    @Test
    void areSetAsideWhenTheSchedulerRefusesThem() {
        words.incidents().refuse(cause);

        tell(rise(60, Duration.ZERO));
        eventuallyFound();

        eventually().until(() -> mine("[0].refusedAt") != null);
        assertThat(isTold()).isFalse();
        assertThat(words.incidents().saying(cause)).hasSize(1);
    }

    @Test
    void areNoneOfAFewEventsAndNoneOfWhatIsAlwaysSo() {
        tell(rise(20, Duration.ZERO));
        // from before the first week on, in which there is nothing to hold it against
        for (int week = 7; week >= 0; week--) {
            Instant at = now().minus(Duration.ofDays(7L * week));
            tell(Stream.generate(() -> failure(cause + "_USUAL", at)).limit(60).toList());
        }

        assertThat(this.<List<String>>mine(".signalId")).isEmpty();
    }

    @Test
    void areNotToldOfWhatIsLongOver() {
        tell(rise(60, Duration.ofDays(2)));

        eventuallyFound();

        assertThat(this.<String>mine("[0].rule")).isEqualTo("payment-outage");
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM signal"
                                        + " WHERE tried_at IS NOT NULL AND cause = ?",
                                cause))
                .isZero();
    }

    /** Failures of a cause that nobody had before, within a minute. */
    private List<Told> rise(int count, Duration ago) {
        Instant at = now().minus(ago);
        return Stream.generate(() -> failure(cause, at)).limit(count).toList();
    }

    private static Instant now() {
        return Instant.now().minusSeconds(5);
    }

    private static Told failure(String cause, Instant at) {
        return new Told(
                Topic.CALLBACK_DECISIONS,
                new DecisionMade(
                        UUID.randomUUID(),
                        at.plusMillis(300),
                        "customer-" + UUID.randomUUID(),
                        "/wallet",
                        UUID.randomUUID().toString(),
                        PaymentFailed.TYPE,
                        DecisionKind.SCHEDULED,
                        "payment-failed",
                        "reason.schedule",
                        1,
                        "To be called.",
                        Map.of(),
                        UUID.randomUUID(),
                        at,
                        cause,
                        null,
                        "CNY",
                        null,
                        null,
                        null,
                        null,
                        at,
                        null));
    }

    private void tell(List<Told> facts) {
        Evidence.of(database).tell(facts);
    }

    private long counted() {
        return tables.count(
                "SELECT coalesce(sum(events), 0) FROM harm_count WHERE cause LIKE ?", cause + "%");
    }

    /** The signal's id, as soon as there is one. */
    private String eventuallyFound() {
        eventually().until(() -> !this.<List<?>>mine(".signalId").isEmpty());
        return mine("[0].signalId");
    }

    private boolean isTold() {
        return mine("[0].toldAt") != null;
    }

    /** Of the signals that this test made. */
    private <T> T mine(String path) {
        return signals(Instant.now().minus(Duration.ofDays(60)))
                .get("findAll { it.traits.cause?.startsWith('" + cause + "') }" + path);
    }

    private JsonPath signals(Instant from) {
        return Desk.named("ops")
                .request()
                .queryParam("from", from.toString())
                .queryParam("to", Instant.now().plus(Duration.ofHours(1)).toString())
                .get("/v1/insight/signals")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
