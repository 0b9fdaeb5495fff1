package io.huifang.intake.setting;

import io.quarkus.runtime.configuration.DurationConverter;

import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/** A duration from one millisecond: shorter ones would be no pause at all. */
public final class SomeTime implements Converter<Duration> {
    private static final long serialVersionUID = 1L;

    @Override
    public Duration convert(String value) {
        Duration duration = DurationConverter.parseDuration(value.trim());
        if (duration.toMillis() < 1) throw new IllegalArgumentException("must be at least 1 ms");
        return duration;
    }
}
