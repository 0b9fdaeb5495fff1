package io.huifang.survey.page;

import io.huifang.pages.wording.Language;
import io.huifang.pages.wording.Texts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The texts of one feature's pages in one language, with times of one zone. */
public final class Wording {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** As a browser's field for a time has it. */
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final Language language;
    private final ZoneId zone;
    private final Texts frame;
    private final Texts own;
    private final Texts names;

    /**
     * @param bundle the feature's, which stands in {@code wordings/<bundle>.<language>.properties}
     */
    Wording(Language language, ZoneId zone, String bundle) {
        this.language = language;
        this.zone = zone;
        this.frame = Texts.of(Wording.class, "/wordings/page.", language);
        this.names = Texts.of(Wording.class, "/wordings/names.", language);
        this.own = Texts.of(Wording.class, "/wordings/" + bundle + ".", language);
    }

    public Language language() {
        return language;
    }

    /**
     * @param key of the feature, or of what all pages share
     * @throws IllegalArgumentException when there is no text for the key
     */
    public String say(String key, Object... values) {
        return (knows(key) ? own : frame).say(key, values);
    }

    /**
     * What a constant or an id means in plain words, the feature's own or those all pages share;
     * itself where nobody has written that down.
     */
    public String name(String group, Object value) {
        String key = group + "." + value;
        return own.sayOr(key, names.sayOr(key, value.toString()));
    }

    /** Whether the feature has words of its own for the key. */
    public boolean knows(String key) {
        return !own.sayOr(key, "").isEmpty();
    }

    /** An instant in the pages' zone, or a dash for none. */
    public String at(Instant instant) {
        return instant == null ? "–" : AT.format(instant.atZone(zone));
    }

    /** The time of day of an instant in the pages' zone. */
    public String clock(Instant instant) {
        return CLOCK.format(instant.atZone(zone));
    }

    /** An instant as the value of a field for a time of the pages' zone, to the minute. */
    public String field(Instant instant) {
        return FIELD.format(instant.atZone(zone));
    }

    /**
     * What such a field says; empty for no time. One that a change of the clocks leaves out is an
     * hour later, of one that comes twice it is the first.
     */
    public Optional<Instant> instant(String field) {
        try {
            String said = field == null ? "" : field.strip();
            return Optional.of(LocalDateTime.parse(said).atZone(zone).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Which zone the times are of. */
    String times() {
        return say("times", zone.getId());
    }
}
