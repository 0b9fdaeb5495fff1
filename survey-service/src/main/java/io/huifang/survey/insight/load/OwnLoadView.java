package io.huifang.survey.insight.load;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The asking agent's load.
 *
 * @param from what ended from then on, UTC
 * @param until and before then, UTC
 * @param timeZone whose days they are
 * @param agent absent when there is nothing of him in these days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnLoadView(Instant from, Instant until, ZoneId timeZone, AgentLoadView agent) {
    static OwnLoadView of(TeamLoad load, LoadQuery query, ZoneId zone) {
        return new OwnLoadView(
                query.period().from(),
                query.period().until(),
                zone,
                load.agents().stream().map(AgentLoadView::of).findFirst().orElse(null));
    }
}
