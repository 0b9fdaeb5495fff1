package io.huifang.scheduler.appointment.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The texts of the page in one language. */
enum Wording {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String ANY_OTHER_MATTER = "other";

    private final String tag;
    private final Locale locale;
    private final Properties texts;
    private final Properties matters;

    Wording(String tag) {
        this.tag = tag;
        this.locale = Locale.forLanguageTag(tag);
        this.texts = read("/appointments/" + tag + ".properties");
        this.matters = read("/appointments/matters." + tag + ".properties");
    }

    /**
     * The language to answer in.
     *
     * @param chosen by the switch on the page; null when it was not used
     * @param accepted the browser's {@code Accept-Language}; null for none
     */
    static Wording of(String chosen, String accepted) {
        for (Wording wording : values()) {
            if (wording.tag.equals(chosen)) return wording;
        }
        return ranges(accepted).stream()
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparing(Locale.LanguageRange::getWeight).reversed())
                .map(range -> range.getRange().split("-")[0])
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .map(language -> language.equals("zh") ? CHINESE : ENGLISH)
                .orElse(accepted == null ? CHINESE : ENGLISH);
    }

    /** BCP 47. */
    String tag() {
        return tag;
    }

    String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) throw new IllegalArgumentException("no text for " + key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /** What a call is about, in general words. */
    String matter(String reason) {
        return matters.getProperty(reason, matters.getProperty(ANY_OTHER_MATTER));
    }

    String date(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("date"), locale).format(at.atZone(zone));
    }

    String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** The zone's name, for somebody who may be elsewhere just now. */
    String zone(ZoneId zone) {
        return zone.getDisplayName(TextStyle.FULL, locale);
    }

    private static List<Locale.LanguageRange> ranges(String accepted) {
        if (accepted == null || accepted.isBlank()) return List.of();
        try {
            return Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Properties read(String resource) {
        try (InputStream stream = Wording.class.getResourceAsStream(resource)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
