package io.huifang.survey.insight.indicator.counting;

import io.huifang.contract.analytics.KpiFact;
import io.huifang.survey.insight.indicator.Catalogue;
import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Indicator;
import io.huifang.survey.insight.indicator.Kind;
import io.huifang.survey.insight.indicator.Value;
import io.huifang.survey.insight.indicator.tally.Amount;
import io.huifang.survey.insight.indicator.tally.Cell;
import io.huifang.survey.insight.indicator.tally.Tally;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is published of a cell's sums. */
final class Kpis {
    private static final String SQUARES = "-squares";

    private final Cell cell;
    private final Sums sums;
    private final Instant end;

    private Kpis(Cell cell, Sums sums, ZoneId zone) {
        this.cell = cell;
        this.sums = sums;
        this.end = cell.window().grain().endOf(cell.window().start(), zone);
    }

    /**
     * @param changed the change that led to the sums: only what it touches is told
     */
    static List<KpiFact> of(Cell cell, Sums sums, Tally changed, ZoneId zone) {
        Kpis kpis = new Kpis(cell, sums, zone);
        List<KpiFact> facts = new ArrayList<>();
        changed.amounts().keySet().forEach(measure -> kpis.tell(measure, facts));
        changed.indicators().stream()
                .filter(indicator -> Catalogue.named(indicator).kind() == Kind.DISTRIBUTION)
                .forEach(distribution -> kpis.tellPercentiles(distribution, facts));
        return facts;
    }

    private void tell(String measure, List<KpiFact> facts) {
        Indicator indicator = Catalogue.named(Tally.indicator(measure));
        Amount sum = sums.tally().of(measure);
        String detail = Tally.detail(measure);
        if (indicator.kind() == Kind.COUNT || indicator.kind() == Kind.DISTRIBUTION) {
            facts.add(fact(indicator, detail, sum.numerator(), 1, sum.numerator()));
        } else {
            long n = sum.denominator();
            facts.add(fact(indicator, detail, sum.numerator(), n, n));
            if (Catalogue.has(indicator.name() + SQUARES)) {
                Indicator squares = Catalogue.named(indicator.name() + SQUARES);
                facts.add(fact(squares, null, sum.squares(), 1, n));
            }
        }
    }

    private void tellPercentiles(String distribution, List<KpiFact> facts) {
        SortedMap<Long, Long> steps = steps(distribution);
        for (Indicator indicator : Catalogue.all()) {
            if (indicator.of().filter(distribution::equals).isPresent()) {
                Value.Percentile percentile =
                        Value.percentile(steps, indicator.part().orElseThrow());
                facts.add(
                        new KpiFact(
                                indicator.name(),
                                dimensions(indicator, null),
                                cell.window().start(),
                                end,
                                BigDecimal.valueOf(percentile.upTo()),
                                BigDecimal.valueOf(percentile.n()),
                                percentile.value(),
                                percentile.n(),
                                sums.revision()));
            }
        }
    }

    private SortedMap<Long, Long> steps(String distribution) {
        SortedMap<Long, Long> steps = new TreeMap<>();
        sums.tally()
                .amounts()
                .forEach(
                        (measure, amount) -> {
                            if (Tally.indicator(measure).equals(distribution)) {
                                steps.put(Long.valueOf(Tally.detail(measure)), amount.numerator());
                            }
                        });
        return steps;
    }

    private KpiFact fact(
            Indicator indicator, String detail, long numerator, long denominator, long n) {
        return new KpiFact(
                indicator.name(),
                dimensions(indicator, detail),
                cell.window().start(),
                end,
                BigDecimal.valueOf(numerator),
                BigDecimal.valueOf(denominator),
                Value.of(indicator.kind(), numerator, denominator),
                n,
                sums.revision());
    }

    private Map<String, String> dimensions(Indicator indicator, String detail) {
        Map<String, String> dimensions = new TreeMap<>();
        for (Map.Entry<Dimension, String> one : cell.of().values().entrySet()) {
            dimensions.put(one.getKey().member(), one.getValue());
        }
        if (detail != null) {
            dimensions.put(indicator.detail().orElseThrow(), detail);
        }
        return dimensions;
    }
}
