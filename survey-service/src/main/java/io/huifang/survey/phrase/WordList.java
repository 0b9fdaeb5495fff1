package io.huifang.survey.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** 256 easy words of one language, told apart on the telephone: one for each byte. */
final class WordList {
    static final int SIZE = 256;

    private final List<String> words;

    private WordList(List<String> words) {
        this.words = words;
    }

    /**
     * @throws IllegalStateException when it is not 256 different words
     */
    static WordList of(String language) {
        String resource = "/phrase/words-" + language + ".txt";
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> words = List.of(text.strip().split("\\s+"));
            if (words.size() != SIZE || new HashSet<>(words).size() != SIZE) {
                throw new IllegalStateException(resource + " does not hold 256 different words");
            }
            return new WordList(words);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
    }

    /** One word for each of {@code count} bytes from {@code start}. */
    List<String> take(byte[] bytes, int start, int count) {
        List<String> taken = new ArrayList<>(count);
        for (int place = start; place < start + count; place++) {
            taken.add(words.get(Byte.toUnsignedInt(bytes[place])));
        }
        return taken;
    }
}
