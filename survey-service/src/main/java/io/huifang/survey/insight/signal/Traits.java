package io.huifang.survey.insight.signal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What harmful events have in common. What a rise does not go by, or nobody told, is empty.
 *
 * @param eventType CloudEvents type
 * @param cause such as {@code NETWORK}
 * @param merchantCategory what was paid for
 * @param region country of the customer's number
 */
record Traits(String eventType, String cause, String merchantCategory, String region)
        implements Comparable<Traits> {
    private static final int LONGEST = 64;

    /** Null and what is no code are empty. */
    static Traits of(String eventType, String cause, String merchantCategory, String region) {
        return new Traits(eventType, code(cause), code(merchantCategory), code(region));
    }

    private static String code(String text) {
        boolean isCode =
                text != null
                        && text.length() <= LONGEST
                        && text.chars().noneMatch(Character::isISOControl);
        return isCode ? text : "";
    }

    /** What it goes by, such as {@code cause-merchant-category}. */
    String kind() {
        return String.join("-", stated().keySet().stream().map(Traits::hyphenated).toList());
    }

    private static String hyphenated(String name) {
        return name.equals("merchantCategory") ? "merchant-category" : name;
    }

    /** What is stated, by the names that wallet events use. */
    Map<String, String> stated() {
        Map<String, String> stated = new LinkedHashMap<>();
        if (!cause.isEmpty()) stated.put("cause", cause);
        if (!merchantCategory.isEmpty()) stated.put("merchantCategory", merchantCategory);
        if (!region.isEmpty()) stated.put("region", region);
        return stated;
    }

    /** One order for all who lock counts. */
    @Override
    public int compareTo(Traits other) {
        return key().compareTo(other.key());
    }

    private String key() {
        return String.join("\u001f", List.of(eventType, cause, merchantCategory, region));
    }
}
