package io.huifang.survey.timer;

import static io.huifang.survey.fixture.Eventually.eventually;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

@Tag("P11")
class RoundsTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close();
    }

    private void go(Supplier<Uni<Boolean>> firstRound) {
        Duration shortly = Duration.ofMillis(20);
        new Rounds(
                        vertx,
                        "Testing",
                        shortly,
                        shortly,
                        () ->
                                begun.getAndIncrement() == 0
                                        ? firstRound.get()
                                        : Uni.createFrom().item(false))
                .start();
    }

    @Test
    void goOnAfterARoundThatNeverEnds() {
        go(() -> Uni.createFrom().nothing());

        eventually().until(() -> begun.get() > 1);
    }

    @Test
    void goOnAfterARoundThatFailsBeforeItBegins() {
        go(
                () -> {
                    throw new IllegalStateException("no connection to ask for");
                });

        eventually().until(() -> begun.get() > 1);
    }
}
