package io.huifang.journeys.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.process.Signal;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class StandstillTest {
    private Process sleeper;

    @BeforeEach
    void start() throws IOException {
        sleeper = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void letsAProcessStandStillAndThenGoOn() {
        new Standstill(sleeper.pid()).last(Duration.ofMillis(100));

        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void noticesAProcessThatIsWokenUpMeanwhile() {
        Standstill standstill = new Standstill(sleeper.pid());
        CompletableFuture.runAsync(
                () -> Signal.CONT.sendTo(sleeper.pid()),
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));

        assertThatThrownBy(() -> standstill.last(Duration.ofSeconds(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not stand still to the end");
    }

    @Test
    void noticesASignalThatReachesNobody() throws InterruptedException {
        sleeper.destroyForcibly().waitFor();
        Standstill standstill = new Standstill(sleeper.pid());

        assertThatThrownBy(() -> standstill.last(Duration.ZERO))
                .isInstanceOf(ConditionTimeoutException.class);
    }
}
