package io.huifang.survey.insight.indicator.tally;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Amounts by measure. A measure is an indicator's name, followed by {@code =} and a value where the
 * indicator has a detail.
 */
public final class Tally {
    private final Map<String, Amount> amounts = new TreeMap<>();

    public static Tally of(Map<String, Amount> amounts) {
        Tally tally = new Tally();
        tally.amounts.putAll(amounts);
        return tally;
    }

    /** The measure of an indicator that has a detail. */
    public static String measure(String indicator, String detail) {
        return indicator + "=" + detail;
    }

    /** The indicator that a measure belongs to. */
    public static String indicator(String measure) {
        int at = measure.indexOf('=');
        return at < 0 ? measure : measure.substring(0, at);
    }

    /** The value of a measure's detail; null without one. */
    public static String detail(String measure) {
        int at = measure.indexOf('=');
        return at < 0 ? null : measure.substring(at + 1);
    }

    public Map<String, Amount> amounts() {
        return Collections.unmodifiableMap(amounts);
    }

    public Amount of(String measure) {
        return amounts.getOrDefault(measure, Amount.NOTHING);
    }

    /** Adds all of the other one, so many times; what comes to nothing is not kept. */
    public Tally add(Map<String, Amount> others, int sign) {
        others.forEach((measure, amount) -> add(measure, sign == 1 ? amount : amount.times(sign)));
        return this;
    }

    /** Adds to one measure. */
    public void add(String measure, Amount amount) {
        amounts.merge(
                measure,
                amount,
                (one, another) -> {
                    Amount sum = one.plus(another);
                    return sum.isNothing() ? null : sum;
                });
    }

    /** The indicators it says anything about. */
    public Set<String> indicators() {
        Set<String> names = new TreeSet<>();
        amounts.keySet().forEach(measure -> names.add(indicator(measure)));
        return names;
    }

    public boolean isNothing() {
        return amounts.isEmpty();
    }
}
