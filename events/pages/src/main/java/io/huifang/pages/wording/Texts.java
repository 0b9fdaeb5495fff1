package io.huifang.pages.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** One bundle's texts in one language. */
public final class Texts {
    private final Locale locale;
    private final Properties texts;

    private Texts(Locale locale, Properties texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /**
     * @param owner a class that is packed beside the bundle
     * @param bundle the resources' path up to the language's tag, such as {@code /wordings/desk.}
     */
    public static Texts of(Class<?> owner, String bundle, Language language) {
        return new Texts(language.locale(), read(owner, bundle + language.tag() + ".properties"));
    }

    /**
     * @throws IllegalArgumentException when there is no text for the key
     */
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) throw new IllegalArgumentException("no text for " + key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /** The text for a key that may have none. */
    public String sayOr(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    private static Properties read(Class<?> owner, String resource) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
