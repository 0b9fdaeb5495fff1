package io.huifang.survey.insight.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;

/** Facts and kept states as bytes. */
final class FactJson {
    private static final byte[] NOTHING = {};

    private final ObjectMapper mapper;

    FactJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @throws IllegalArgumentException when it is not the JSON of its type; without what is wrong
     *     in it
     */
    <T> T read(byte[] value, Class<T> type) {
        try {
            return mapper.readValue(value == null ? NOTHING : value, type);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("not the JSON of a " + type.getSimpleName());
        }
    }

    /** What is kept under a key; null for nothing. */
    <T> T readKept(byte[] kept, Class<T> type) {
        return kept == null ? null : read(kept, type);
    }

    byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "cannot write a " + value.getClass().getSimpleName(), impossible);
        }
    }
}
