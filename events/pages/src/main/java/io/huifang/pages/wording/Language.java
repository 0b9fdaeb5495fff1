package io.huifang.pages.wording;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language in which the service speaks to people. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;
    private final Locale locale;

    Language(String tag) {
        this.tag = tag;
        this.locale = Locale.forLanguageTag(tag);
    }

    /** The language of that very tag; empty for none of ours. */
    public static Optional<Language> tagged(String tag) {
        return Stream.of(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /**
     * The language a browser asks for.
     *
     * @param header {@code Accept-Language}; null for none
     */
    public static Language accepted(String header) {
        return ranges(header).stream()
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparing(Locale.LanguageRange::getWeight).reversed())
                .map(range -> range.getRange().split("-")[0])
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .map(language -> language.equals("zh") ? CHINESE : ENGLISH)
                .orElse(header == null ? CHINESE : ENGLISH);
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        if (header == null || header.isBlank()) return List.of();
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
