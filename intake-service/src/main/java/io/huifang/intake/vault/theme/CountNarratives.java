package io.huifang.intake.vault.theme;

import io.huifang.intake.vault.theme.UncountedNarratives.Uncounted;
import io.huifang.themes.Themes;
import io.huifang.themes.Themes.Found;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counts what narratives are about, each once: the mark on it and the counts commit together, and a
 * replica passes over what another one holds. Not when an event is accepted: its sender waits then.
 */
@ApplicationScoped
class CountNarratives {
    private static final Logger LOG = Logger.getLogger(CountNarratives.class);

    private final Pool pool;
    private final UncountedNarratives uncounted;
    private final OpenNarratives openNarratives;
    private final NarrativeThemes themes;
    private final ThemeConfig config;
    private final Vertx vertx;

    @Inject
    CountNarratives(
            Pool pool,
            UncountedNarratives uncounted,
            OpenNarratives openNarratives,
            NarrativeThemes themes,
            ThemeConfig config,
            Vertx vertx) {
        this.pool = pool;
        this.uncounted = uncounted;
        this.openNarratives = openNarratives;
        this.themes = themes;
        this.config = config;
        this.vertx = vertx;
    }

    /** Dictionaries are read with the first text: a service without narratives never needs them. */
    private static final class Shipped {
        static final Themes THEMES = Themes.shipped();

        private Shipped() {}
    }

    /** Counts some of the oldest; tells how many were looked at. */
    Uni<Integer> count() {
        return pool.withTransaction(
                tx -> uncounted.take(tx, config.batch()).chain(taken -> count(tx, taken)));
    }

    private Uni<Integer> count(SqlConnection tx, List<Uncounted> taken) {
        if (taken.isEmpty()) return Uni.createFrom().item(0);
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUniAndConcatenate(one -> openNarratives.open(tx, one))
                .collect()
                .asList()
                .chain(this::read)
                .chain(found -> themes.add(tx, counts(taken, found)))
                .replaceWith(taken.size());
    }

    /** On threads that may take their time; continues where it was asked. */
    private Uni<List<Optional<Found>>> read(List<String> texts) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> all(texts)).toCompletionStage());
    }

    private static List<Optional<Found>> all(List<String> texts) {
        return texts.stream().map(it -> in(it, Shipped.THEMES::in)).toList();
    }

    /** A text that cannot be read is about nothing: the others do not wait for it. */
    static Optional<Found> in(String text, Function<String, Optional<Found>> themes) {
        try {
            return themes.apply(text);
        } catch (RuntimeException unreadable) {
            // without its message: that may have the text in it
            LOG.warnf(
                    "A narrative cannot be read for what it is about (%s) and is not counted",
                    unreadable.getClass().getName());
            return Optional.empty();
        }
    }

    private List<ThemeCount> counts(List<Uncounted> taken, List<Optional<Found>> allFound) {
        List<ThemeCount> counts = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            LocalDate day = day(taken.get(i));
            allFound.get(i).ifPresent(found -> each(day, found).forEach(counts::add));
        }
        return counts;
    }

    private LocalDate day(Uncounted one) {
        return LocalDate.ofInstant(one.sealedAt(), config.timeZone());
    }

    private static Stream<ThemeCount> each(LocalDate day, Found found) {
        return Stream.concat(Stream.of(""), found.themes().stream())
                .map(theme -> new ThemeCount(day, found.language().code(), theme, 1));
    }
}
