package io.huifang.themes.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a text in the form in which they are compared: cut out of Chinese by a dictionary,
 * English ones by their stems. Words that say little by themselves, such as “not”, are kept: they
 * are parts of others.
 */
public final class Tokens {
    private static final Map<Language, Analyzer> ANALYZERS =
            Map.of(
                    Language.ZH, new SmartChineseAnalyzer(true),
                    Language.EN, new EnglishAnalyzer(CharArraySet.EMPTY_SET));

    /** What parts stretches, also what is no character; an apostrophe and a hyphen are in words. */
    private static final Pattern PARTING =
            Pattern.compile("[\\p{IsPunctuation}\\p{Cc}\\p{Cs}\\u2028&&[^'-]]");

    private Tokens() {}

    /** Stretches of words that follow each other, without punctuation between them. */
    public static List<List<String>> of(String text, Language language) {
        Stream<String> stretches = PARTING.splitAsStream(text.replace('’', '\''));
        return stretches
                .map(it -> cut(it, ANALYZERS.get(language)))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static List<String> cut(String stretch, Analyzer analyzer) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", stretch)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) tokens.add(term.toString());
            stream.end();
        } catch (IOException impossible) {
            // without the cause, which may quote the text
            throw new IllegalStateException("a text cannot be cut into words");
        }
        return tokens;
    }
}
