package io.huifang.survey.insight.indicator.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.survey.insight.indicator.Dimension;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Values by which numbers are told apart.
 *
 * @param values by dimension; without any it is all together
 */
public record Combination(Map<Dimension, String> values) {
    private static final String BETWEEN = "|";
    private static final Combination ALL_TOGETHER = new Combination(Map.of());

    /** It narrowed to none of its dimensions, to each one and, if so many are kept, each two. */
    public List<Combination> parts(int most) {
        List<Dimension> known = new ArrayList<>(values.keySet());
        List<Combination> parts = new ArrayList<>();
        parts.add(ALL_TOGETHER);
        for (int i = 0; i < known.size() && most > 0; i++) {
            Dimension one = known.get(i);
            parts.add(new Combination(Map.of(one, values.get(one))));
            for (int j = i + 1; j < known.size() && most > 1; j++) {
                Dimension other = known.get(j);
                parts.add(new Combination(Map.of(one, values.get(one), other, values.get(other))));
            }
        }
        return parts;
    }

    /** One text for one combination, always the same; empty for all together. */
    public String text() {
        StringBuilder text = new StringBuilder(48);
        for (Dimension dimension : Dimension.values()) {
            String value = values.get(dimension);
            if (value != null) {
                text.append(text.isEmpty() ? "" : BETWEEN).append(dimension.name());
                text.append('=').append(URLEncoder.encode(value, UTF_8));
            }
        }
        return text.toString();
    }

    /** The combination of that text. */
    public static Combination of(String text) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        if (!text.isEmpty()) {
            for (String part : text.split("[|]")) {
                int at = part.indexOf('=');
                values.put(
                        Dimension.valueOf(part.substring(0, at)),
                        URLDecoder.decode(part.substring(at + 1), UTF_8));
            }
        }
        return new Combination(Collections.unmodifiableMap(values));
    }
}
