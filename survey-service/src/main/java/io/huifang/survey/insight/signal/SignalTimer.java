package io.huifang.survey.insight.signal;

import io.huifang.survey.telling.TellWaiting;
import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Finds signals and tells the scheduler of them, on every replica. */
@ApplicationScoped
class SignalTimer {
    private final Rounds finding;
    private final TellWaiting<Signal> telling;

    SignalTimer(FindSignals find, TellScheduler tell, SignalConfig config, Vertx vertx) {
        finding = new Rounds(vertx, "Finding signals", config.lookEvery(), find::find);
        telling =
                new TellWaiting<>(
                        vertx,
                        "Telling the scheduler of signals",
                        config.tellEvery(),
                        tell::waiting,
                        tell::tell);
    }

    void start(@Observes StartupEvent event) {
        finding.start();
        telling.start();
    }

    void stop(@Observes ShutdownEvent event) {
        finding.stop();
        telling.stop();
    }
}
