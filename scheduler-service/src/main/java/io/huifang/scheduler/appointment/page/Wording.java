package io.huifang.scheduler.appointment.page;

import io.huifang.pages.wording.Language;
import io.huifang.pages.wording.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;

/** The texts of the page in one language. */
enum Wording {
    CHINESE(Language.CHINESE),
    ENGLISH(Language.ENGLISH);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String ANY_OTHER_MATTER = "other";

    private final Language language;
    private final Texts texts;
    private final Texts matters;

    Wording(Language language) {
        this.language = language;
        this.texts = Texts.of(Wording.class, "/appointments/", language);
        this.matters = Texts.of(Wording.class, "/appointments/matters.", language);
    }

    /**
     * The language to answer in.
     *
     * @param chosen by the switch on the page; null when it was not used
     * @param accepted the browser's {@code Accept-Language}; null for none
     */
    static Wording of(String chosen, String accepted) {
        return switch (Language.tagged(chosen).orElseGet(() -> Language.accepted(accepted))) {
            case CHINESE -> CHINESE;
            case ENGLISH -> ENGLISH;
        };
    }

    /** BCP 47. */
    String tag() {
        return language.tag();
    }

    String say(String key, Object... values) {
        return texts.say(key, values);
    }

    /** What a call is about, in general words. */
    String matter(String reason) {
        return matters.sayOr(reason, matters.say(ANY_OTHER_MATTER));
    }

    String date(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("date"), language.locale()).format(at.atZone(zone));
    }

    String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** The zone's name, for somebody who may be elsewhere just now. */
    String zone(ZoneId zone) {
        return zone.getDisplayName(TextStyle.FULL, language.locale());
    }
}
