package io.huifang.survey.insight.suggestion;

import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.suggestion.Dismissal.Because;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Optional;

/** Notes that a person does not want to see a suggestion again. Safe to repeat: the first stays. */
@ApplicationScoped
class DismissSuggestion {
    private final Pool pool;
    private final FindSuggestions findSuggestions;
    private final Dismissals dismissals;
    private final Clock clock;

    DismissSuggestion(
            Pool pool, FindSuggestions findSuggestions, Dismissals dismissals, Clock clock) {
        this.pool = pool;
        this.findSuggestions = findSuggestions;
        this.dismissals = dismissals;
        this.clock = clock;
    }

    /** The suggestion with whose word stands; empty when nothing like it is suggested now. */
    Uni<Optional<SuggestionView>> dismiss(String id, String actor, Because because) {
        return find(id).chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(found)
                                        : dismissals
                                                .add(pool, id, actor, because)
                                                .chain(() -> find(id)));
    }

    private Uni<Optional<SuggestionView>> find(String id) {
        return findSuggestions
                .in(Period.usual(clock.instant()))
                .map(all -> all.stream().filter(it -> it.id().equals(id)).findFirst());
    }
}
