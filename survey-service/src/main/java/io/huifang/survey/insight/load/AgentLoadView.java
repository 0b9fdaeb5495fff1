package io.huifang.survey.insight.load;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.LocalDate;
import java.util.List;

/**
 * One agent.
 *
 * @param displayName absent without a profile
 * @param group his group by now; absent for none
 * @param load of all days
 * @param reviews of all days
 * @param days those on which anything was, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgentLoadView(
        String account,
        String displayName,
        String group,
        LoadView load,
        ScoresView reviews,
        List<DayView> days) {

    /**
     * One day.
     *
     * @param day of the zone
     */
    record DayView(LocalDate day, LoadView load, ScoresView reviews) {}

    static AgentLoadView of(AgentLoad load) {
        return new AgentLoadView(
                load.agent().account(),
                load.agent().displayName(),
                load.agent().group(),
                LoadView.of(load.load()),
                ScoresView.of(load.scores()),
                load.days().entrySet().stream()
                        .map(
                                it ->
                                        new DayView(
                                                it.getKey(),
                                                LoadView.of(it.getValue().load()),
                                                ScoresView.of(it.getValue().scores())))
                        .toList());
    }
}
