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
            assertThat(allowance.take()).isTrue();
        }

        assertThat(allowance.take()).isFalse();
        clock.move(Duration.ofMillis(100));
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isFalse();
    }

    @Test
    void takesALargeBatchOnCredit() {
        assertThat(allowance.take()).isTrue();
        allowance.charge(99);

        assertThat(allowance.take()).isFalse();
        assertThat(allowance.retryAfterSeconds()).isEqualTo(9); // 81 events until one is left
        clock.move(Duration.ofMillis(8_100));
        assertThat(allowance.take()).isTrue();
    }

    @Test
    void neverSavesMoreThanTheBurst() {
        clock.move(Duration.ofDays(1));

        assertThat(allowance.standing()).isEqualTo("\"events\";r=20;t=0");
        assertThat(allowance.policy()).isEqualTo("\"events\";q=20;w=2");
    }

    @Test
    void neitherGivesNorTakesWhenTheClockIsSetBack() {
        allowance.charge(20);
        clock.move(Duration.ofHours(-1));

        assertThat(allowance.take()).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(allowance.standing()).isEqualTo("\"events\";r=10;t=1");
    }

    @Test
    void asksForAWholeSecondAtLeast() {
        allowance.charge(20);
        clock.move(Duration.ofMillis(90));

        assertThat(allowance.retryAfterSeconds()).isEqualTo(1);
    }
}
