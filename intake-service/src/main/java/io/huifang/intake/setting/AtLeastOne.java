package io.huifang.intake.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number from 1. */
public final class AtLeastOne implements Converter<Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long convert(String value) {
        long number = Long.parseLong(value.trim());
        if (number < 1) throw new IllegalArgumentException("must be at least 1");
        return number;
    }
}
