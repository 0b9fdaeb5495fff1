package io.huifang.contract.field;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Schema keywords that keep the order in which they were written. */
final class Keywords {
    private Keywords() {}

    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> keywords = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            keywords.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return keywords;
    }
}
