package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.soak.Disturbances.Struck;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class DisturbancesTest {
    private final AtomicInteger seconds = new AtomicInteger(60);

    @Test
    void remembersWhatHappenedAndHowLongItTook() {
        Disturbances disturbances = striking(new Named("a fault", () -> seconds.addAndGet(7)));

        disturbances.strike();
        disturbances.close();

        Struck struck = disturbances.struck().get(0);
        assertThat(struck.name()).isEqualTo("a fault");
        assertThat(struck.after()).isEqualTo(60);
        assertThat(struck.healed()).isEqualTo(7);
        assertThat(disturbances.isBroken()).isFalse();
    }

    @Test
    void letsNothingMoreHappenOnceItIsOver() {
        Disturbances disturbances = striking(new Named("a fault", () -> {}));
        disturbances.finish();

        disturbances.strike();
        disturbances.close();

        assertThat(disturbances.struck()).isEmpty();
    }

    @Test
    void tellsWhatWasNotPutRightAgain() {
        Disturbances disturbances =
                striking(
                        new Named(
                                "for ever",
                                () -> {
                                    throw new AssertionError("nobody serves");
                                }));

        assertThatThrownBy(disturbances::strike).isInstanceOf(AssertionError.class);
        disturbances.close();

        assertThat(disturbances.isBroken()).isTrue();
    }

    private Disturbances striking(Fault fault) {
        return new Disturbances(new Deck<>(List.of(fault), 1), seconds::get);
    }

    private record Named(String name, Runnable act) implements Fault {
        @Override
        public void happen() {
            act.run();
        }
    }
}
