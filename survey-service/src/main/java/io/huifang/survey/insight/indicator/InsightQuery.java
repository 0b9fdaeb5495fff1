package io.huifang.survey.insight.indicator;

import io.huifang.contract.Rfc3339;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;

import jakarta.ws.rs.core.MultivaluedMap;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    private final MultivaluedMap<String, String> given;
    private final Instant now;
    private final List<Violation> wrong = new ArrayList<>();

    /**
     * @param known names beside {@code from}, {@code to} and the dimensions
     */
    public InsightQuery(MultivaluedMap<String, String> given, Set<String> known, Instant now) {
        this.given = given;
        this.now = now;
        Set<String> all = new TreeSet<>(known);
        all.addAll(List.of("from", "to"));
        Stream.of(Dimension.values()).map(Dimension::member).forEach(all::add);
        if (!all.containsAll(given.keySet())) {
            wrong.add(new Violation("#/query", "unknown", "not a parameter of this"));
        }
        given.forEach(
                (name, values) -> {
                    if (all.contains(name) && values.size() > 1) {
                        fault(name, "repeated", "given once");
                    }
                });
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
        return instant("to").orElse(now);
    }

    /** A week before the end, when nothing is said. */
    public Instant from() {
        return instant("from").orElseGet(() -> to().minus(USUALLY));
    }

    private Grain grain() {
        return first("grain")
                .map(
                        name ->
                                switch (name) {
                                    case "hour" -> Grain.HOUR;
                                    case "day" -> Grain.DAY;
                                    default -> {
                                        fault("grain", "unknown", "hour or day");
                                        yield Grain.DAY;
                                    }
                                })
                .orElse(Grain.DAY);
    }

    private Optional<Dimension> by() {
        Optional<Dimension> by = first("by").flatMap(Dimension::named);
        if (first("by").isPresent() && by.isEmpty()) {
            fault("by", "unknown", "reason, region, language or agentGroup");
        }
        return by;
    }

    /** What is narrowed to. */
    public Map<Dimension, String> only() {
        Map<Dimension, String> only = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            first(dimension.member())
                    .ifPresent(
                            value -> {
                                if (CODE.matcher(value).matches()) {
                                    only.put(dimension, value);
                                } else {
                                    fault(dimension.member(), "malformed", "a code");
                                }
                            });
        }
        return only;
    }

    /**
     * @throws RefusedRequest when anything asked for so far was wrong
     */
    public void check() {
        if (!wrong.isEmpty()) {
            throw new RefusedRequest(Problems.BAD_PARAMETER.at(wrong));
        }
    }

    /** The parameters do not go together. */
    public static RefusedRequest refused(String why) {
        return new RefusedRequest(
                Problems.BAD_PARAMETER.at(List.of(new Violation("#/query", "invalid", why))));
    }

    private Optional<Instant> instant(String name) {
        return first(name)
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(Rfc3339.parse(text));
                            } catch (DateTimeException unreadable) {
                                fault(name, "malformed", "an RFC 3339 instant");
                                return Optional.empty();
                            }
                        });
    }

    private Optional<String> first(String name) {
        return Optional.ofNullable(given.getFirst(name));
    }

    private void fault(String name, String code, String detail) {
        wrong.add(new Violation("#/query/" + name, code, detail));
    }
}
