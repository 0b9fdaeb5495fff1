package io.huifang.themes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.huifang.themes.text.Language;
import io.huifang.themes.text.Tokens;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The themes that texts are read for, each by its words in both languages. What a text says of a
 * theme, for or against it, is not asked. Safe for use by many threads.
 */
public final class Themes {
    private static final String RESOURCE = "/themes/themes.yaml";

    /** Longest word of the list, in tokens; a longer one is refused. */
    private static final int MOST_TOKENS = 6;

    private final List<String> names;
    private final Map<Language, Map<String, Set<String>>> words = new EnumMap<>(Language.class);

    /**
     * One theme.
     *
     * @param name code
     * @param zh words and phrases in simplified Chinese
     * @param en the same in English
     */
    record Theme(String name, List<String> zh, List<String> en) {
        List<String> in(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /**
     * What was found in a text.
     *
     * @param language of the text
     * @param themes names of those it is about, in order; empty for none
     */
    public record Found(Language language, Set<String> themes) {}

    Themes(List<Theme> themes) {
        this.names = themes.stream().map(Theme::name).toList();
        for (Language language : Language.values()) {
            Map<String, Set<String>> all = new HashMap<>();
            for (Theme theme : themes) {
                for (String word : theme.in(language)) {
                    all.computeIfAbsent(compared(word, language), it -> new TreeSet<>())
                            .add(theme.name());
                }
            }
            words.put(language, all);
        }
    }

    /** Those that are shipped. Reads dictionaries, which takes a moment. */
    public static Themes shipped() {
        return new Themes(read());
    }

    static List<Theme> read() {
        try (InputStream in = Themes.class.getResourceAsStream(RESOURCE)) {
            return new YAMLMapper().readValue(in, new TypeReference<List<Theme>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
    }

    /** Codes of all themes, in the order of the list. */
    public List<String> names() {
        return names;
    }

    /** What a text is about; empty when it is in no language that can be read. */
    public Optional<Found> in(String text) {
        return Language.of(text).map(language -> new Found(language, themes(text, language)));
    }

    private Set<String> themes(String text, Language language) {
        Set<String> found = new TreeSet<>();
        for (List<String> stretch : Tokens.of(text, language)) {
            for (int from = 0; from < stretch.size(); from++) {
                int last = Math.min(stretch.size(), from + MOST_TOKENS);
                for (int to = from + 1; to <= last; to++) {
                    String run = joined(stretch.subList(from, to), language);
                    found.addAll(words.get(language).getOrDefault(run, Set.of()));
                }
            }
        }
        return found;
    }

    // Chinese is joined without a mark: where a word ends within a phrase depends on what is around
    // it, where the phrase begins and ends hardly does.
    private static String joined(List<String> tokens, Language language) {
        return String.join(language == Language.ZH ? "" : " ", tokens);
    }

    private static String compared(String word, Language language) {
        List<String> tokens = new ArrayList<>();
        Tokens.of(word, language).forEach(tokens::addAll);
        if (tokens.isEmpty() || tokens.size() > MOST_TOKENS) {
            throw new IllegalArgumentException("no word to look for: " + word);
        }
        return joined(tokens, language);
    }
}
