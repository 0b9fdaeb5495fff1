package io.huifang.survey.insight.indicator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every indicator there is: {@code insight/indicators.yaml}, in its order. */
public final class Catalogue {
    private static final Map<String, Indicator> ALL = read();

    private Catalogue() {}

    public static Collection<Indicator> all() {
        return ALL.values();
    }

    public static boolean has(String name) {
        return ALL.containsKey(name);
    }

    /**
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Indicator named(String name) {
        Indicator indicator = ALL.get(name);
        if (indicator == null) {
            throw new IllegalArgumentException("no such indicator");
        }
        return indicator;
    }

    private record Line(
            String name,
            Kind kind,
            String unit,
            String numerator,
            String denominator,
            String window,
            String source,
            String facts,
            String detail,
            String of,
            Double part,
            boolean aboutPeople,
            boolean totalOfOver,
            int settlesAfterDays) {

        Indicator indicator() {
            return new Indicator(
                    name,
                    kind,
                    unit,
                    numerator,
                    denominator == null ? "1" : denominator,
                    window,
                    source == null ? "Huifang" : source,
                    facts,
                    Optional.ofNullable(detail),
                    Optional.ofNullable(of),
                    Optional.ofNullable(part),
                    aboutPeople,
                    totalOfOver,
                    Duration.ofDays(settlesAfterDays));
        }
    }

    private static Map<String, Indicator> read() {
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory())
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream in = Catalogue.class.getResourceAsStream("/insight/indicators.yaml")) {
            List<Line> lines = yaml.readValue(in, new TypeReference<>() {});
            Map<String, Indicator> all = new LinkedHashMap<>();
            lines.forEach(line -> all.put(line.name(), line.indicator()));
            return Collections.unmodifiableMap(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("insight/indicators.yaml", unreadable);
        }
    }
}
