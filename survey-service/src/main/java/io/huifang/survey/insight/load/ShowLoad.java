package io.huifang.survey.insight.load;

import io.huifang.survey.page.PageConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Shows what agents did and how good it was. Changes nothing. */
@ApplicationScoped
public class ShowLoad {
    private final Pool pool;
    private final WorkedDays workedDays;
    private final ReviewedDays reviewedDays;
    private final LoadConfig config;
    private final ZoneId zone;
    private final Clock clock;

    ShowLoad(
            Pool pool,
            WorkedDays workedDays,
            ReviewedDays reviewedDays,
            LoadConfig config,
            PageConfig pages,
            Clock clock) {
        this.pool = pool;
        this.workedDays = workedDays;
        this.reviewedDays = reviewedDays;
        this.config = config;
        this.zone = pages.timeZone();
        this.clock = clock;
    }

    public Uni<TeamLoad> of(LoadQuery query) {
        return workedDays
                .of(pool, query.notBefore(keptWhole()), zone)
                .chain(
                        worked ->
                                reviewedDays
                                        .of(pool, query, zone)
                                        .map(reviewed -> both(worked, reviewed)));
    }

    // Conclusions are there for longer, but alone they would tell too few claims and too long days.
    private Instant keptWhole() {
        return clock.instant()
                .minus(config.keep())
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static TeamLoad both(List<AgentDay> worked, List<AgentDay> reviewed) {
        return TeamLoad.of(Stream.concat(worked.stream(), reviewed.stream()).toList());
    }
}
