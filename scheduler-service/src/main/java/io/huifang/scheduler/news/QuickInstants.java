package io.huifang.scheduler.news;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.quarkus.jackson.ObjectMapperCustomizer;

import jakarta.inject.Singleton;

/** Has all JSON of the service write its instants by {@link InstantText}. */
@Singleton
class QuickInstants implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("instants").addSerializer(new InstantText()));
    }

    /** After the module of all times. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
