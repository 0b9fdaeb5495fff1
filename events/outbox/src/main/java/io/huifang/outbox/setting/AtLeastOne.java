package io.huifang.outbox.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number from 1. */
public final class AtLeastOne implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.trim());
        if (number < 1) throw new IllegalArgumentException("must be at least 1");
        return number;
    }
}
