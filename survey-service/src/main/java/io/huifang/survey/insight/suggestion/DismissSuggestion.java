package io.huifang.survey.insight.suggestion;

import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.suggestion.Dismissal.Because;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Notes that a person does not want to see a suggestion again. Safe to repeat: the first stays. */
@ApplicationScoped
public class DismissSuggestion {
    private final Pool pool;
    private final FindSuggestions findSuggestions;
    private final Dismissals dismissals;

    DismissSuggestion(Pool pool, FindSuggestions findSuggestions, Dismissals dismissals) {
        this.pool = pool;
        this.findSuggestions = findSuggestions;
        this.dismissals = dismissals;
    }

    /**
     * @param period in whose attempts it was found
     * @return the suggestion with whose word stands; empty when nothing like it is suggested
     */
    public Uni<Optional<SuggestionView>> dismiss(
            Period period, String id, String actor, Because because) {
        return find(period, id)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(found)
                                        : dismissals
                                                .add(pool, id, actor, because)
                                                .chain(() -> find(period, id)));
    }

    private Uni<Optional<SuggestionView>> find(Period period, String id) {
        return findSuggestions
                .in(period)
                .map(all -> all.stream().filter(it -> it.id().equals(id)).findFirst());
    }
}
