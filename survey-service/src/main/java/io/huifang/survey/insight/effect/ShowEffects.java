package io.huifang.survey.insight.effect;

import io.huifang.survey.insight.EvidenceConfig;
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
    private static final Duration BEFORE = Duration.ofDays(14);
    private static final Duration AFTERWARDS = Duration.ofDays(14);

    private final Pool pool;
    private final EffectEvents events;
    private final InsightConfig config;
    private final EvidenceConfig evidence;
    private final Clock clock;

    ShowEffects(
            Pool pool,
            EffectEvents events,
            InsightConfig config,
            EvidenceConfig evidence,
            Clock clock) {
        this.pool = pool;
        this.events = events;
        this.config = config;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Of a period that is not over its beginning alone; both sides lose the same. It begins when
     * the days before are known, too, for evidence is forgotten.
     */
    public Uni<EffectsView> of(Period period) {
        Instant now = clock.instant();
        Instant from = later(period.from(), now.minus(evidence.keep()).plus(BEFORE));
        Instant known = now.minus(AFTERWARDS);
        Instant until = later(from, known.isBefore(period.until()) ? known : period.until());
        return events.compare(pool, from, until)
                .map(
                        effects ->
                                new EffectsView(
                                        from,
                                        until,
                                        (int) AFTERWARDS.toDays(),
                                        effects.stream()
                                                .map(
                                                        it ->
                                                                ReasonView.of(
                                                                        it, config.smallestGroup()))
                                                .toList()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
