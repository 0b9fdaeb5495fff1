package io.huifang.journeys.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.journeys.network.Weather;
import io.huifang.journeys.stack.Address;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class DisturbedTest {
    private final Address address = Address.open();

    /** Nothing of a stack is looked at before the weather is over. */
    private final Fault fault =
            new Disturbed(
                    "here and there:",
                    address,
                    List.of(new Weather.HalfOpen(), new Weather.Resets()),
                    Duration.ofMillis(500),
                    null);

    @AfterEach
    void close() {
        address.close();
    }

    @Test
    void saysWhereAndWhatAndForHowLong() {
        assertThat(fault.name()).isEqualTo("here and there: half open, then reset, 1 s");
    }

    @Test
    void refusesWeatherThatNobodyMet() {
        assertThatThrownBy(fault::happen)
                .isInstanceOf(AssertionError.class)
                .hasMessage("nobody met what was to happen: here and there: half open");
    }
}
