package io.huifang.survey.insight.theme;

import io.huifang.themes.Themes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/** Finds themes in texts, on threads that may take their time. */
@ApplicationScoped
class ReadTexts {
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
    Uni<List<Optional<Themes.Found>>> read(List<String> texts) {
        return texts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.createFrom()
                        .completionStage(
                                () ->
                                        vertx.executeBlocking(
                                                        () ->
                                                                texts.stream()
                                                                        .map(Shipped.THEMES::in)
                                                                        .toList())
                                                .toCompletionStage());
    }
}
