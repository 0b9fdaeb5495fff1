package io.huifang.survey.insight.indicator;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** Answers how an indicator went: series, totals, intervals; small groups hidden. */
@ApplicationScoped
public class Indicators {

    /** Numbers as they are known now; any replica knows them. */
    public Uni<Series> series(SeriesQuery query) {
        throw new UnsupportedOperationException("not read yet");
    }
}
