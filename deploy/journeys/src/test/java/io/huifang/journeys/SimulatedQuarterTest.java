package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.stack.Homes;
import io.huifang.proof.Proof;
import io.huifang.simulation.world.Scenario;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Ninety days of a simulated wallet are counted to the last digit by a survey service that is
 * killed three times, once with the loss of all it has counted. {@code
 * -Dhuifang.simulation.events=1000000} makes it a busy wallet.
 */
@Tag("journey")
@Tag("long")
@Tag("R89")
@Tag("P17")
class SimulatedQuarterTest {
    private static final int DAYS = 90;
    private static final int EVENTS = Integer.getInteger("huifang.simulation.events", 20_000);
    private static final int SEED = 20261123;

    @Test
    void isCountedToTheLastDigitWhoeverDies() throws SQLException {
        Path root = Path.of(System.getProperty("huifang.root"));
        Path home = Homes.fresh(Path.of(System.getProperty("huifang.journeys")), "quarter");
        Instant start = Instant.now().minus(Duration.ofDays(DAYS));
        Scenario scenario = new Scenario(SEED, start, DAYS, EVENTS, true);

        try (Proof proof = Proof.begin(root, home, scenario, System.out)) {
            Proof.Findings found = proof.run();

            assertThat(found.numbers()).isPositive();
            assertThat(found.underived()).isZero();
            assertThat(found.different()).isZero();
            // else nothing would have been seen
            assertThat(found.control()).isPositive();
        }
    }
}
