package io.huifang.survey.insight.effect;

import static org.hamcrest.Matchers.is;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.wallet.AccountClosed;
import io.huifang.contract.wallet.FeatureDifficultyReported;
import io.huifang.simulation.world.Told;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Evidence;
import io.huifang.survey.fixture.SurveyTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many leave the wallet, of those who were called and of those who were not. */
@SurveyTest
@Tag("R94")
class LeavingTest {
    private static final Duration WITHIN = Duration.ofDays(14);

    /** Before everything that other tests tell. */
    private static final Instant REPORTED = Instant.now().minus(Duration.ofDays(90));

    Database database;
    private final String reason = "how-to-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Told> facts = new ArrayList<>();

    @Test
    void isCountedOnBothSidesOnceEachForFourteenDays() {
        customers(40, HoldOut.CALLED).subList(0, 4).forEach(it -> leaves(it, WITHIN));
        List<String> heldOut = customers(50, HoldOut.HELD_OUT);
        heldOut.subList(0, 10).forEach(it -> leaves(it, Duration.ofDays(1)));
        leaves(heldOut.get(0), Duration.ofDays(2));
        leaves(heldOut.get(20), WITHIN.plusSeconds(1));
        leaves(heldOut.get(21), Duration.ofSeconds(-1));

        tell();
        tell();

        String left = "effects.find { it.reason == '%s' }.outcomes.find { it.outcome == 'left' }.";
        Desk.supervisor()
                .request()
                .queryParam("from", REPORTED.minus(Duration.ofDays(1)).toString())
                .queryParam("to", REPORTED.plus(Duration.ofDays(1)).toString())
                .get("/v1/insight/effects")
                .then()
                .statusCode(200)
                .body(left.formatted(reason) + "called.people", is(4))
                .body(left.formatted(reason) + "called.n", is(40))
                .body(left.formatted(reason) + "heldOut.people", is(10))
                .body(left.formatted(reason) + "heldOut.n", is(50))
                .body(left.formatted(reason) + "difference", is(-0.1f));
    }

    private void tell() {
        Evidence.of(database).tell(facts);
    }

    private List<String> customers(int number, HoldOut side) {
        List<String> customers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String customer = "customer-" + UUID.randomUUID();
            customers.add(customer);
            decided(customer, FeatureDifficultyReported.TYPE, side, REPORTED);
        }
        return customers;
    }

    private void leaves(String customer, Duration afterwards) {
        decided(customer, AccountClosed.TYPE, null, REPORTED.plus(afterwards));
    }

    private void decided(String customer, String type, HoldOut side, Instant at) {
        boolean called = side == HoldOut.CALLED;
        DecisionMade decision =
                new DecisionMade(
                        UUID.randomUUID(),
                        at,
                        customer,
                        "/wallet",
                        UUID.randomUUID().toString(),
                        type,
                        side == null
                                ? DecisionKind.RECORDED
                                : called ? DecisionKind.SCHEDULED : DecisionKind.SUPPRESSED,
                        side == null ? null : reason,
                        "rule",
                        1,
                        "why",
                        Map.of(),
                        called ? UUID.randomUUID() : null,
                        at,
                        null,
                        null,
                        null,
                        null,
                        null,
                        side,
                        null,
                        null,
                        null);
        facts.add(new Told(Topic.CALLBACK_DECISIONS, decision));
    }
}
