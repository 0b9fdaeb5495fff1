package io.huifang.scheduler.page.replay;

import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.replay.ReplayView.Hour;
import io.huifang.scheduler.replay.ReplayView.Load;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What both policies ask of agents and budgets.
 *
 * @param sums over the whole period
 * @param charts over time
 * @param periods hour by hour, or day by day, as the charts show it; empty for no load at all
 */
public record ReplayLoad(List<Sum> sums, List<LoadChart> charts, List<Period> periods) {
    static ReplayLoad of(List<Hour> hours, Wording wording) {
        if (hours.isEmpty()) return new ReplayLoad(List.of(), List.of(), List.of());
        LoadSeries series = LoadSeries.of(hours, wording.zone());
        return new ReplayLoad(
                sums(hours, wording),
                charts(series, wording),
                series.steps().stream().map(it -> Period.of(it, series, wording)).toList());
    }

    private static List<Sum> sums(List<Hour> hours, Wording wording) {
        return List.of(
                Sum.of(wording.say("load.calls"), hours, Load::calls),
                Sum.most(wording.say("load.mostCalls"), hours, Load::calls),
                Sum.of(wording.say("load.notices"), hours, Load::notices),
                Sum.of(wording.say("load.spent"), hours, it -> it.calls() + it.notices()),
                Sum.of(wording.say("load.refused"), hours, Load::refused));
    }

    /** Calls; what the budget refused only if it did. */
    private static List<LoadChart> charts(LoadSeries series, Wording wording) {
        String unit = series.byDay() ? "Day" : "Hour";
        LoadChart.Words words = (title, one, other) -> wording.say("load.words", title, one, other);
        LoadChart calls =
                LoadChart.of(wording.say("load.callsBy" + unit), words, series, Load::calls);
        LoadChart refused =
                LoadChart.of(wording.say("load.refusedBy" + unit), words, series, Load::refused);
        return Stream.of(calls, refused).filter(it -> it == calls || it.most() > 0).toList();
    }

    /**
     * A sum over the whole period.
     *
     * @param what is summed up
     */
    public record Sum(String what, long asItWas, long otherwise) {
        static Sum of(String what, List<Hour> hours, ToLongFunction<Load> value) {
            return new Sum(
                    what,
                    hours.stream().map(Hour::asItWas).mapToLong(value).sum(),
                    hours.stream().map(Hour::otherwise).mapToLong(value).sum());
        }

        /** The hour with the most instead. */
        static Sum most(String what, List<Hour> hours, ToLongFunction<Load> value) {
            return new Sum(
                    what,
                    hours.stream().map(Hour::asItWas).mapToLong(value).max().orElse(0),
                    hours.stream().map(Hour::otherwise).mapToLong(value).max().orElse(0));
        }
    }

    /**
     * An hour, or a day.
     *
     * @param at its beginning
     */
    public record Period(String at, Load asItWas, Load otherwise) {
        static Period of(Hour step, LoadSeries series, Wording wording) {
            String at = wording.at(step.hour());
            return new Period(
                    series.byDay() ? at.substring(0, at.indexOf(' ')) : at,
                    step.asItWas(),
                    step.otherwise());
        }
    }
}
