package io.huifang.survey.insight.signal;

import io.huifang.survey.insight.asking.Period;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Shows unusual rises. */
@ApplicationScoped
public class ShowSignals {
    private static final int MOST = 500;

    private final Pool pool;
    private final Signals signals;

    ShowSignals(Pool pool, Signals signals) {
        this.pool = pool;
        this.signals = signals;
    }

    /** Those that were seen in the period, the latest first. */
    public Uni<List<SignalView>> of(Period period) {
        return signals.show(pool, period.from(), period.until(), MOST)
                .map(found -> found.stream().map(SignalView::of).toList());
    }
}
