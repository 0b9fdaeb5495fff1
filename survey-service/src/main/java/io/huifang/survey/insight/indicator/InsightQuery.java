package io.huifang.survey.insight.indicator;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.insight.asking.Parameters;

import jakarta.ws.rs.core.MultivaluedMap;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parameters of a question for numbers, read strictly: each at most once, none unknown. */
public final class InsightQuery {
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._:-]{1,100}");
    private static final Duration USUALLY = Duration.ofDays(7);

    private final Parameters given;
    private final Instant now;

    /**
     * @param known names beside {@code from}, {@code to} and the dimensions
     */
    public InsightQuery(MultivaluedMap<String, String> given, Set<String> known, Instant now) {
        this.now = now;
        Set<String> all = new TreeSet<>(known);
        all.addAll(List.of("from", "to"));
        Stream.of(Dimension.values()).map(Dimension::member).forEach(all::add);
        this.given = new Parameters(given, all);
    }

    /**
     * @throws RefusedRequest when a parameter cannot be read
     * @throws IllegalArgumentException when they do not go together
     */
    SeriesQuery series(String indicator) {
        Grain grain = grain();
        Instant from = from();
        Instant to = to();
        Optional<Dimension> by = by();
        Map<Dimension, String> only = only();
        check();
        return new SeriesQuery(indicator, grain, from, to, by, only);
    }

    /** Now, when nothing is said. */
    public Instant to() {
        return given.instant("to").orElse(now);
    }

    /** A week before the end, when nothing is said. */
    public Instant from() {
        return given.instant("from").orElseGet(() -> to().minus(USUALLY));
    }

    private Grain grain() {
        return given.text("grain")
                .map(
                        name ->
                                switch (name) {
                                    case "hour" -> Grain.HOUR;
                                    case "day" -> Grain.DAY;
                                    default -> {
                                        given.fault("grain", "unknown", "hour or day");
                                        yield Grain.DAY;
                                    }
                                })
                .orElse(Grain.DAY);
    }

    private Optional<Dimension> by() {
        Optional<Dimension> by = given.text("by").flatMap(Dimension::named);
        if (given.text("by").isPresent() && by.isEmpty()) {
            given.fault("by", "unknown", "reason, region, language or agentGroup");
        }
        return by;
    }

    /** What is narrowed to. */
    public Map<Dimension, String> only() {
        Map<Dimension, String> only = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            given.text(dimension.member())
                    .ifPresent(
                            value -> {
                                if (CODE.matcher(value).matches()) {
                                    only.put(dimension, value);
                                } else {
                                    given.fault(dimension.member(), "malformed", "a code");
                                }
                            });
        }
        return only;
    }

    /**
     * @throws RefusedRequest when anything asked for so far was wrong
     */
    public void check() {
        given.check();
    }

    /** The parameters do not go together. */
    public static RefusedRequest refused(String why) {
        return new RefusedRequest(
                Problems.BAD_PARAMETER.at(List.of(new Violation("#/query", "invalid", why))));
    }
}
