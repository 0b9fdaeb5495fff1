package io.huifang.survey.insight.theme;

import io.huifang.themes.Themes;
import io.huifang.themes.Themes.Found;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds themes in texts, on threads that may take their time. */
@ApplicationScoped
class ReadTexts {
    private static final Logger LOG = Logger.getLogger(ReadTexts.class);

    private final Vertx vertx;

    ReadTexts(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Dictionaries are read with the first text: a service without comments never needs them. */
    private static final class Shipped {
        static final Themes THEMES = Themes.shipped();

        private Shipped() {}
    }

    /** What each is about, in their order; continues where it was asked. */
    Uni<List<Optional<Found>>> read(List<String> texts) {
        return texts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.createFrom()
                        .completionStage(
                                () -> vertx.executeBlocking(() -> all(texts)).toCompletionStage());
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
                    "A comment cannot be read for what it is about (%s) and is not counted",
                    unreadable.getClass().getName());
            return Optional.empty();
        }
    }
}
