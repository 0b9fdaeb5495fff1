package io.huifang.survey.smallgroup;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number from 5: among fewer, people know each other's answers. */
public final class AtLeastFive implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.trim());
        if (number < 5) throw new IllegalArgumentException("must be at least 5");
        return number;
    }
}
