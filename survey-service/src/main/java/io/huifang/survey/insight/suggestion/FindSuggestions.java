package io.huifang.survey.insight.suggestion;

import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.page.PageConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Finds suggestions in the attempts of a period. Changes nothing. */
@ApplicationScoped
public class FindSuggestions {
    private final Pool pool;
    private final TriedAttempts attempts;
    private final Dismissals dismissals;
    private final SuggestionRules rules;
    private final ZoneId zone;

    FindSuggestions(
            Pool pool,
            TriedAttempts attempts,
            Dismissals dismissals,
            SuggestionConfig config,
            PageConfig pages) {
        this.pool = pool;
        this.attempts = attempts;
        this.dismissals = dismissals;
        this.rules = new SuggestionRules(config.least(), config.ratio(), config.chance());
        this.zone = pages.timeZone();
    }

    /** The clearest first, those that were dismissed among them. */
    public Uni<List<SuggestionView>> in(Period period) {
        return attempts.after(pool, period, zone)
                .chain(
                        after ->
                                attempts.byHour(pool, period, zone)
                                        .map(byHour -> rules.suggest(after, byHour)))
                .chain(found -> dismissals.all(pool).map(dismissed -> views(found, dismissed)));
    }

    private static List<SuggestionView> views(
            List<Suggestion> found, Map<String, Dismissal> dismissed) {
        return found.stream().map(it -> SuggestionView.of(it, dismissed.get(it.id()))).toList();
    }
}
