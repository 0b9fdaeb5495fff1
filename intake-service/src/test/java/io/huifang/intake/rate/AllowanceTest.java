package io.huifang.intake.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.SettableClock;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

@Tag("P23")
class AllowanceTest {
    private final SettableClock clock = new SettableClock();
    private final Allowance allowance = new Allowance(10, 20, clock);

    @Test
    void givesTheBurstAndThenWhatComesBack() {
        for (int i = 0; i < 20; i++) {
            assertThat(allowance.take()).isPresent();
        }

        assertThat(allowance.take()).isEmpty();
        clock.move(Duration.ofMillis(100));
        assertThat(allowance.take()).isPresent();
        assertThat(allowance.take()).isEmpty();
    }

    @Test
    void takesALargeBatchOnCredit() {
        assertThat(let().settle(100)).isTrue();

        assertThat(allowance.take()).isEmpty();
        assertThat(allowance.retryAfterSeconds()).isEqualTo(9); // 81 events until one is left
        clock.move(Duration.ofMillis(8_100));
        assertThat(allowance.take()).isPresent();
    }

    @Test
    void takesOnlyOneOfSeveralLargeBatchesThatCameTogether() {
        Charge first = let();
        Charge second = let();

        assertThat(first.settle(1_000)).isTrue();
        assertThat(second.settle(1_000)).isFalse();

        first.giveBack();
        assertThat(allowance.standing()).isEqualTo("\"events\";r=20;t=0");
    }

    @Test
    void takesNothingForWhatCameToNothing() {
        Charge charge = let();
        charge.settle(5);

        charge.giveBack();
        charge.giveBack();
        let();

        assertThat(allowance.standing()).startsWith("\"events\";r=19;");
    }

    @Test
    void neverSavesMoreThanTheBurst() {
        clock.move(Duration.ofDays(1));

        assertThat(allowance.standing()).isEqualTo("\"events\";r=20;t=0");
        assertThat(allowance.policy()).isEqualTo("\"events\";q=20;w=2");
    }

    @Test
    void neitherGivesNorTakesWhenTheClockIsSetBack() {
        let().settle(20);
        clock.move(Duration.ofHours(-1));

        assertThat(allowance.take()).isEmpty();
        clock.move(Duration.ofSeconds(1));
        assertThat(allowance.standing()).isEqualTo("\"events\";r=10;t=1");
    }

    @Test
    void asksForAWholeSecondAtLeast() {
        let().settle(20);
        clock.move(Duration.ofMillis(90));

        assertThat(allowance.retryAfterSeconds()).isEqualTo(1);
    }

    private Charge let() {
        return allowance.take().orElseThrow();
    }
}
