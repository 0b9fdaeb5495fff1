package io.huifang.survey.insight.churn;

import io.huifang.survey.insight.EvidenceConfig;
import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for customers who went silent, on every replica. */
@ApplicationScoped
class ChurnTimer {
    private final Rounds rounds;

    ChurnTimer(TellChurnRisks tell, ChurnConfig config, EvidenceConfig evidence, Vertx vertx) {
        if (config.silentFor().compareTo(evidence.keep()) >= 0) {
            throw new IllegalArgumentException(
                    "huifang.insight.churn.silent-for must be shorter than evidence is kept");
        }
        this.rounds =
                new Rounds(
                        vertx, "Telling of customers gone silent", config.lookEvery(), tell::tell);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }
}
