package io.huifang.scheduler.page;

import io.huifang.pages.wording.Language;
import io.huifang.pages.wording.Texts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The texts of the pages in one language, with times of one zone. */
public final class Wording {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** As a browser's field for a time has it. */
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Language language;
    private final ZoneId zone;
    private final Texts texts;
    private final Texts matters;

    Wording(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.texts = Texts.of(Wording.class, "/pages/", language);
        this.matters = Texts.of(Wording.class, "/appointments/matters.", language);
    }

    public Language language() {
        return language;
    }

    public String say(String key, Object... values) {
        return texts.say(key, values);
    }

    /** What a constant or an id means in plain words; itself where nobody has written that down. */
    public String name(String group, Object value) {
        return texts.sayOr(group + "." + value, value.toString());
    }

    /** Whether {@link #name} has words of its own. */
    public boolean knows(String group, String value) {
        return !texts.sayOr(group + "." + value, "").isEmpty();
    }

    /** What a call is about, with the policy's name for the reason. */
    public String reason(String reason) {
        String matter = matters.sayOr(reason, "");
        return matter.isEmpty() ? reason : say("reasonAndMatter", reason, matter);
    }

    /** An instant in the pages' zone, or a dash for none. */
    public String at(Instant instant) {
        return instant == null ? "–" : AT.format(instant.atZone(zone));
    }

    /** How long, in the largest unit that leaves no remainder. */
    public String length(Duration length) {
        if (length.toHours() * 3600 != length.toSeconds())
            return say("minutes", length.toMinutes());
        if (length.toHours() % 24 != 0) return say("hours", length.toHours());
        return say("days", length.toDays());
    }

    /** An instant as the value of a field for a time of the pages' zone, to the second. */
    public String field(Instant instant) {
        return FIELD.format(instant.atZone(zone));
    }

    /**
     * What such a field says; empty for no time. One that a change of the clocks leaves out is an
     * hour later, of one that comes twice it is the first.
     */
    public Optional<Instant> instant(String field) {
        try {
            return Optional.of(LocalDateTime.parse(said(field)).atZone(zone).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static String said(String field) {
        return field == null ? "" : field.strip();
    }

    /** The pages' zone. */
    public ZoneId zone() {
        return zone;
    }

    /** Which zone the times are of. */
    String times() {
        return say("times", zone.getId());
    }
}
