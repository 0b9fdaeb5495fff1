package io.huifang.themes;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The words of a text in the form in which they are compared: cut out of Chinese by a dictionary,
 * English ones by their stems. Words that say little by themselves, such as “not”, are kept: they
 * are parts of others.
 */
final class Tokens {
    private static final Map<Language, Analyzer> ANALYZERS =
            Map.of(
                    Language.ZH, new SmartChineseAnalyzer(true),
                    Language.EN, new EnglishAnalyzer(CharArraySet.EMPTY_SET));

    private Tokens() {}

    /** Stretches of words that follow each other, without punctuation between them. */
    static List<List<String>> of(String text, Language language) {
        List<List<String>> stretches = new ArrayList<>();
        try (TokenStream stream = ANALYZERS.get(language).tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step =
                    stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (stretches.isEmpty() || step.getPositionIncrement() > 1) {
                    stretches.add(new ArrayList<>());
                }
                stretches.get(stretches.size() - 1).add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            // without the cause, which may quote the text
            throw new UncheckedIOException(new IOException("a text cannot be cut into words"));
        }
        return stretches;
    }
}
