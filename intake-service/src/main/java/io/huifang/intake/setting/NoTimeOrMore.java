package io.huifang.intake.setting;

import io.quarkus.runtime.configuration.DurationConverter;

import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;

/** A duration that may be zero. */
public final class NoTimeOrMore implements Converter<Duration> {
    private static final long serialVersionUID = 1L;

    @Override
    public Duration convert(String value) {
        Duration duration = DurationConverter.parseDuration(value.trim());
        if (duration.isNegative()) throw new IllegalArgumentException("must not be negative");
        return duration;
    }
}
