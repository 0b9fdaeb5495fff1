package io.huifang.survey.insight.funnel;

import io.huifang.survey.insight.funnel.Funnel.Stage;
import io.huifang.survey.insight.indicator.Catalogue;
import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Grain;
import io.huifang.survey.insight.indicator.Indicator;
import io.huifang.survey.insight.indicator.kpi.StoredKpis;
import io.huifang.survey.insight.indicator.kpi.StoredKpis.Place;
import io.huifang.survey.insight.indicator.kpi.StoredKpis.StoredKpi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers what became of events. */
@ApplicationScoped
public class Funnels {
    /** The stages, each with what counts those who went no further. */
    private static final Map<String, List<String>> STAGES = stages();

    private final Pool pool;
    private final StoredKpis kpis;

    Funnels(Pool pool, StoredKpis kpis) {
        this.pool = pool;
        this.kpis = kpis;
    }

    /**
     * @param only by at most two dimensions
     */
    public Uni<Funnel> funnel(Instant from, Instant to, Map<Dimension, String> only) {
        TreeSet<String> named = new TreeSet<>();
        Map<String, String> values = new TreeMap<>();
        only.forEach(
                (dimension, value) -> {
                    named.add(dimension.member());
                    values.put(dimension.member(), value);
                });
        List<String> names =
                STAGES.entrySet().stream()
                        .flatMap(
                                it -> Stream.concat(Stream.of(it.getKey()), it.getValue().stream()))
                        .toList();
        return kpis.series(pool, new Place(names, Grain.DAY, from, to, named, values))
                .map(rows -> new Funnel(from, to, only, laidOut(rows)));
    }

    private static List<Stage> laidOut(List<StoredKpi> rows) {
        Map<String, Long> counts =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        StoredKpi::indicator,
                                        Collectors.summingLong(StoredKpi::numerator)));
        return STAGES.entrySet().stream()
                .map(
                        stage -> {
                            Map<String, Long> lost = new LinkedHashMap<>();
                            stage.getValue()
                                    .forEach(name -> lost.put(name, counts.getOrDefault(name, 0L)));
                            return new Stage(
                                    stage.getKey(), counts.getOrDefault(stage.getKey(), 0L), lost);
                        })
                .toList();
    }

    private static Map<String, List<String>> stages() {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        stages.put(
                "events", starting("decided-", List.of("decided-scheduled", "decided-deferred")));
        stages.put("opened", starting("closed-", List.of("closed-resolved")));
        List.of("offered", "dialled", "connected", "concluded", "closed-resolved")
                .forEach(name -> stages.put(name, List.of()));
        return stages;
    }

    private static List<String> starting(String prefix, List<String> without) {
        return Catalogue.all().stream()
                .map(Indicator::name)
                .filter(name -> name.startsWith(prefix) && !without.contains(name))
                .toList();
    }
}
