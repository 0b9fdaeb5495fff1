package io.huifang.survey.phrase;

import io.huifang.survey.sealing.KeyedHash;
import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;

import java.util.UUID;

/** Tells the phrase of a lease. It says nothing about whether the lease lives: ask that first. */
@Singleton
@Startup // a missing key is noticed at start, not at the first call
public class Phrases {
    private static final int WORDS = 2;

    private final WordList zh = WordList.of("zh");
    private final WordList en = WordList.of("en");
    private final KeyedHash hash;

    Phrases(PhraseConfig config) {
        hash = KeyedHash.under("huifang.phrase.key-file", config.keyFile(), config.createKey());
    }

    /** Always the same for one lease; nothing follows from it for another one. */
    public Phrase of(UUID attemptId, long fencingToken) {
        byte[] bytes = hash.of(attemptId + "|" + fencingToken);
        return new Phrase(zh.take(bytes, 0, WORDS), en.take(bytes, WORDS, WORDS));
    }
}
