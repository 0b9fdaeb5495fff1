package io.huifang.outbox.setting;

import org.eclipse.microprofile.config.spi.Converter;

import java.util.Locale;

/** A switch. Anything else is refused, where otherwise {@code ture} would switch off. */
public final class TrueOrFalse implements Converter<Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String value) {
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
