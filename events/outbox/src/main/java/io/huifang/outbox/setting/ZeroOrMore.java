package io.huifang.outbox.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number from 0. */
public final class ZeroOrMore implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.trim());
        if (number < 0) throw new IllegalArgumentException("must not be negative");
        return number;
    }
}
