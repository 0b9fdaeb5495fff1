package io.huifang.survey.insight.indicator;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.insight.InsightConfig;
import io.huifang.survey.insight.indicator.kpi.StoredKpis;
import io.huifang.survey.insight.indicator.kpi.StoredKpis.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers how an indicator went: series, totals, intervals; small groups hidden. */
@ApplicationScoped
public class Indicators {
    private static final String SQUARES = "-squares";

    private final Pool pool;
    private final StoredKpis kpis;
    private final InsightConfig config;
    private final Clock clock;

    Indicators(Pool pool, StoredKpis kpis, InsightConfig config, Clock clock) {
        this.pool = pool;
        this.kpis = kpis;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Numbers as they are known now; any replica knows them. Fails with a {@link RefusedRequest}
     * when there are more than one answer can hold.
     */
    public Uni<Series> series(SeriesQuery query) {
        Indicator indicator = Catalogue.named(query.indicator());
        return kpis.series(pool, place(indicator, query))
                .map(
                        rows -> {
                            if (rows.size() > StoredKpis.MOST) {
                                throw tooMany();
                            }
                            SeriesRows laid = new SeriesRows(indicator, query, clock.instant());
                            rows.forEach(laid::add);
                            return laid.series(smallest(indicator, query));
                        });
    }

    private static RefusedRequest tooMany() {
        String how = "at most " + StoredKpis.MOST + " stored numbers: less time, or days";
        return new RefusedRequest(
                Problems.BAD_PARAMETER.at(
                        List.of(new Violation("#/query", "too-many-numbers", how))));
    }

    private static Place place(Indicator indicator, SeriesQuery query) {
        List<String> names = new ArrayList<>(List.of(indicator.countedAs()));
        if (Catalogue.has(indicator.name() + SQUARES)) {
            names.add(indicator.name() + SQUARES);
        }
        TreeSet<String> named = new TreeSet<>();
        Map<String, String> only = new TreeMap<>();
        query.by().ifPresent(by -> named.add(by.member()));
        query.only()
                .forEach(
                        (dimension, value) -> {
                            named.add(dimension.member());
                            only.put(dimension.member(), value);
                        });
        Catalogue.named(indicator.countedAs()).detail().ifPresent(named::add);
        return new Place(names, query.grain(), query.from(), query.to(), named, only);
    }

    /** A group of agents may be one agent, so its numbers are about people, too. */
    private int smallest(Indicator indicator, SeriesQuery query) {
        boolean ofAgents =
                query.only().containsKey(Dimension.AGENT_GROUP)
                        || query.by().filter(Dimension.AGENT_GROUP::equals).isPresent();
        return indicator.aboutPeople() || ofAgents ? config.smallestGroup() : 0;
    }
}
