package io.huifang.survey.insight.effect;

import io.huifang.survey.insight.InsightConfig;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.effect.EffectsView.ReasonView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows what calls do, of customers whose days afterwards are over. */
@ApplicationScoped
public class ShowEffects {
    private static final Duration AFTERWARDS = Duration.ofDays(14);

    private final Pool pool;
    private final EffectEvents events;
    private final InsightConfig config;
    private final Clock clock;

    ShowEffects(Pool pool, EffectEvents events, InsightConfig config, Clock clock) {
        this.pool = pool;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** Of a period that is not over its beginning alone; both sides lose the same. */
    public Uni<EffectsView> of(Period period) {
        Instant known = clock.instant().minus(AFTERWARDS);
        Instant until = known.isBefore(period.until()) ? known : period.until();
        return events.compare(pool, period.from(), until)
                .map(
                        effects ->
                                new EffectsView(
                                        period.from(),
                                        until,
                                        (int) AFTERWARDS.toDays(),
                                        effects.stream()
                                                .map(
                                                        it ->
                                                                ReasonView.of(
                                                                        it, config.smallestGroup()))
                                                .toList()));
    }
}
