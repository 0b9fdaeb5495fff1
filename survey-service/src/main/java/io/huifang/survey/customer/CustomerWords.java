package io.huifang.survey.customer;

import io.huifang.pages.wording.Language;
import io.huifang.pages.wording.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** What the customers' pages say, in one language. */
public enum CustomerWords {
    CHINESE(Language.CHINESE),
    ENGLISH(Language.ENGLISH);

    private final Language language;
    private final Texts texts;

    CustomerWords(Language language) {
        this.language = language;
        this.texts = Texts.of(CustomerWords.class, "/wordings/customer.", language);
    }

    /**
     * The language to answer in.
     *
     * @param chosen by the switch on the page; null when it was not used
     * @param accepted the browser's {@code Accept-Language}; null for none
     */
    public static CustomerWords of(String chosen, String accepted) {
        Language language = Language.tagged(chosen).orElseGet(() -> Language.accepted(accepted));
        return Stream.of(values())
                .filter(one -> one.language == language)
                .findFirst()
                .orElseThrow();
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
        return texts.say(key, values);
    }

    /** The text for a key that may have none. */
    public String sayOr(String key, String otherwise) {
        return texts.sayOr(key, otherwise);
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
}
