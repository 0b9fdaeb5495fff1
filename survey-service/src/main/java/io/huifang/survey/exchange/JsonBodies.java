package io.huifang.survey.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

/** Views as they go out, UTF-8. */
@ApplicationScoped
public class JsonBodies {
    private final ObjectMapper mapper;

    JsonBodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public byte[] of(Object view) {
        try {
            return mapper.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "cannot write " + view.getClass().getSimpleName(), impossible);
        }
    }
}
