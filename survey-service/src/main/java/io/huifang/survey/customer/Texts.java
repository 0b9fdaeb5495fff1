package io.huifang.survey.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.stream.Stream;

/** What the customers' pages say, in one language. */
public enum Texts {
    CHINESE(Language.CHINESE),
    ENGLISH(Language.ENGLISH);

    private final Language language;
    private final Properties texts;

    Texts(Language language) {
        this.language = language;
        this.texts = read("/customer/" + language.tag() + ".properties");
    }

    /**
     * The language to answer in.
     *
     * @param chosen by the switch on the page; null when it was not used
     * @param accepted the browser's {@code Accept-Language}; null for none
     */
    public static Texts of(String chosen, String accepted) {
        Language language = Language.tagged(chosen).orElseGet(() -> Language.accepted(accepted));
        return Stream.of(values()).filter(one -> one.language == language).findFirst().orElseThrow();
    }

    public Language language() {
        return language;
    }

    /** BCP 47. */
    public String tag() {
        return language.tag();
    }

    /**
     * @throws IllegalArgumentException when there is no text for the key
     */
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return values.length == 0
                ? text
                : new MessageFormat(text, language.locale()).format(values);
    }

    /** The text for a key that may have none. */
    public String sayOr(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    /** What a call is about, in general words. */
    public String matter(String reason) {
        return sayOr("matter." + reason, say("matter.other"));
    }

    /** Day and time, with the zone's name. */
    public String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("moment"), language.locale())
                .format(at.atZone(zone));
    }

    private static Properties read(String resource) {
        try (InputStream stream = Texts.class.getResourceAsStream(resource)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
