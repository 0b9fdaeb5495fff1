package io.huifang.survey.insight.load;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Everybody's load.
 *
 * @param from what ended from then on, UTC
 * @param until and before then, UTC
 * @param timeZone whose days they are
 * @param agents by account
 * @param groups by code, agents without one last
 */
record TeamLoadView(
        Instant from,
        Instant until,
        ZoneId timeZone,
        List<AgentLoadView> agents,
        List<GroupView> groups) {

    /**
     * One group.
     *
     * @param group absent for agents without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupView(String group, PartView all, List<GroupDayView> days) {
        static GroupView of(GroupLoad load) {
            return new GroupView(
                    load.group(),
                    PartView.of(load.all()),
                    load.days().entrySet().stream()
                            .map(it -> new GroupDayView(it.getKey(), PartView.of(it.getValue())))
                            .toList());
        }
    }

    /** One day of a group. */
    record GroupDayView(LocalDate day, PartView all) {}

    /**
     * Some days of a group.
     *
     * @param agents who claimed anything
     * @param spread how evenly it fell on them
     */
    record PartView(int agents, LoadView load, ScoresView reviews, SpreadsView spread) {
        static PartView of(GroupLoad.Part part) {
            return new PartView(
                    part.agents(),
                    LoadView.of(part.sum().load()),
                    ScoresView.of(part.sum().scores()),
                    SpreadsView.of(part.spreads()));
        }
    }

    /** By what is compared: seconds of handling, and three that do not depend on the time there. */
    record SpreadsView(
            SpreadView handling,
            SpreadView callsPerHour,
            SpreadView occupancy,
            SpreadView hardShare) {
        static SpreadsView of(Spreads spreads) {
            return new SpreadsView(
                    SpreadView.of(spreads.handling()),
                    SpreadView.of(spreads.callsPerHour()),
                    SpreadView.of(spreads.occupancy()),
                    SpreadView.of(spreads.hardShare()));
        }
    }

    /**
     * How uneven something is, 0 for not at all; null of fewer than two agents and when all have
     * nothing.
     *
     * @param variation standard deviation by mean
     * @param gini from 0 to below 1
     */
    record SpreadView(BigDecimal variation, BigDecimal gini) {
        static SpreadView of(Spread spread) {
            return new SpreadView(decimal(spread.variation()), decimal(spread.gini()));
        }

        private static BigDecimal decimal(Double value) {
            return value == null ? null : Ratios.decimal(value);
        }
    }

    static TeamLoadView of(TeamLoad load, LoadQuery query, ZoneId zone) {
        return new TeamLoadView(
                query.period().from(),
                query.period().until(),
                zone,
                load.agents().stream().map(AgentLoadView::of).toList(),
                load.groups().stream().map(GroupView::of).toList());
    }
}
