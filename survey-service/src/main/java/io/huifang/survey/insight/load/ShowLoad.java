package io.huifang.survey.insight.load;

import io.huifang.survey.page.PageConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Shows what agents did and how good it was. Changes nothing. */
@ApplicationScoped
public class ShowLoad {
    private final Pool pool;
    private final WorkedDays workedDays;
    private final ReviewedDays reviewedDays;
    private final ZoneId zone;

    ShowLoad(Pool pool, WorkedDays workedDays, ReviewedDays reviewedDays, PageConfig pages) {
        this.pool = pool;
        this.workedDays = workedDays;
        this.reviewedDays = reviewedDays;
        this.zone = pages.timeZone();
    }

    public Uni<TeamLoad> of(LoadQuery query) {
        return workedDays
                .of(pool, query, zone)
                .chain(
                        worked ->
                                reviewedDays
                                        .of(pool, query, zone)
                                        .map(reviewed -> both(worked, reviewed)));
    }

    private static TeamLoad both(List<AgentDay> worked, List<AgentDay> reviewed) {
        return TeamLoad.of(Stream.concat(worked.stream(), reviewed.stream()).toList());
    }
}
