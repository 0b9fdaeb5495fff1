package io.huifang.themes.text;

import java.util.Optional;

/** A language whose texts can be read. */
public enum Language {
    /** Chinese, in simplified characters. */
    ZH,
    /** English. */
    EN;

    /** As tables and answers have it. */
    public String code() {
        return this == ZH ? "zh" : "en";
    }

    /**
     * Which one a text is written in, by its letters alone: Chinese with any Chinese character,
     * unless there are Japanese ones; English when most letters are Latin. Other languages in Latin
     * letters pass for English, and no word of theirs is found.
     *
     * @return empty for any other, and for a text without letters
     */
    public static Optional<Language> of(String text) {
        if (text.codePoints().anyMatch(Language::isJapanese)) return Optional.empty();
        if (text.codePoints().anyMatch(Character::isIdeographic)) return Optional.of(ZH);
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints().filter(Language::isLatin).count();
        return latin > 0 && 2 * latin > letters ? Optional.of(EN) : Optional.empty();
    }

    private static boolean isJapanese(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    private static boolean isLatin(int codePoint) {
        return Character.isLetter(codePoint)
                && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
    }
}
