package io.huifang.survey.conclusion;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.masking.SensitiveNumbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers as somebody sent them, before they are held against the questionnaire. */
final class GivenAnswers {
    private GivenAnswers() {}

    /**
     * Null is no answer; card and identity numbers in free text are removed. What no question takes
     * (fractions, mixed arrays, unclean text) stays itself.
     */
    static Map<String, Object> of(JsonNode object) {
        Map<String, Object> given = new LinkedHashMap<>();
        object.properties()
                .forEach(
                        answer -> {
                            if (!answer.getValue().isNull()) {
                                given.put(answer.getKey(), plain(answer.getValue()));
                            }
                        });
        return given;
    }

    private static Object plain(JsonNode value) {
        if (value.isInt()) {
            return value.intValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isArray() && !value.isEmpty() && isTextOnly(value)) {
            List<String> several = new ArrayList<>();
            value.forEach(code -> several.add(code.textValue()));
            return several;
        }
        boolean cleanText = value.isTextual() && PlainText.is(value.textValue());
        return cleanText ? SensitiveNumbers.mask(value.textValue()) : value;
    }

    private static boolean isTextOnly(JsonNode array) {
        for (JsonNode item : array) {
            if (!item.isTextual() || !PlainText.is(item.textValue())) {
                return false;
            }
        }
        return true;
    }
}
