package io.huifang.journeys.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class RoadTest {
    private static final byte[] WORD = {1, 2, 3, 4, 5};

    private final Road road = new Road();

    @Test
    void takesBytesAsTheyComeAndTouchesNothing() throws IOException {
        assertThat(carried()).containsExactly(5);
        assertThat(road.touched()).isZero();
    }

    @Test
    void takesAFewBytesAtATime() throws IOException {
        road.turn(new Weather.Sliced(2));

        assertThat(carried()).containsExactly(2, 2, 1);
        assertThat(road.touched()).isEqualTo(3);
    }

    @Test
    void takesSlowBytesAtOnceWhenTheWeatherIsFairAgain() {
        road.turn(new Weather.Slow(Duration.ofHours(1)));

        requireWaitingThenThere(Direction.THERE);
    }

    @Test
    void keepsWhatAHoleSwallowedAndTakesItOnLater() {
        road.turn(new Weather.BlackHole());

        requireWaitingThenThere(Direction.BACK);
    }

    @Test
    void letsOneDirectionThroughWhereTheOtherIsSilent() throws IOException {
        road.turn(new Weather.HalfOpen());

        assertThat(carried()).containsExactly(5);
        assertThat(road.touched()).isZero();
        requireWaitingThenThere(Direction.BACK);
    }

    @Test
    void countsSinceTheWeatherChanged() throws IOException {
        road.turn(new Weather.Sliced(1));
        carried();
        assertThat(road.touched()).isEqualTo(5);

        road.turn(new Weather.Sliced(5));

        assertThat(road.touched()).isZero();
    }

    private void requireWaitingThenThere(Direction direction) {
        ByteArrayOutputStream far = new ByteArrayOutputStream();
        CompletableFuture<Void> carrying =
                CompletableFuture.runAsync(() -> carry(far, direction), RoadTest::begin);
        await().until(() -> road.touched() > 0);
        assertThat(far.size()).isZero();
        assertThat(carrying).isNotDone();

        road.turn(new Weather.Fair());

        carrying.join();
        assertThat(far.toByteArray()).isEqualTo(WORD);
    }

    private void carry(OutputStream far, Direction direction) {
        try {
            road.carry(WORD, WORD.length, far, direction);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Sizes of the pieces in which the word came there. */
    private List<Integer> carried() throws IOException {
        List<Integer> pieces = new ArrayList<>();
        OutputStream far =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        throw new AssertionError("byte by byte");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int count) {
                        pieces.add(count);
                    }
                };
        road.carry(WORD, WORD.length, far, Direction.THERE);
        return pieces;
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "carrier");
        thread.setDaemon(true);
        thread.start();
    }
}
