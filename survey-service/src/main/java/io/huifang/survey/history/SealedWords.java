package io.huifang.survey.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.sealing.Seal;
import io.vertx.core.buffer.Buffer;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** A conclusion's free text on its way into the database and back. */
@ApplicationScoped
class SealedWords {
    private final Seal seal;
    private final ObjectMapper mapper;

    SealedWords(Seal seal, ObjectMapper mapper) {
        this.seal = seal;
        this.mapper = mapper;
    }

    /**
     * All free text of one conclusion.
     *
     * @param note the agent's; null for none
     * @param words the customer's, by question id
     * @param leftBecause the agent's on steps of the script left out; null for none
     */
    record Words(String note, Map<String, String> words, String leftBecause) {
        static final Words NONE = new Words(null, Map.of(), null);

        /** Without them, so that a log line with it does no harm. */
        @Override
        public String toString() {
            return "Words[…]";
        }
    }

    /** Null when there are none. */
    Buffer seal(UUID attemptId, Words words) {
        if (words.note() == null && words.words().isEmpty() && words.leftBecause() == null) {
            return null;
        }
        try {
            return Buffer.buffer(seal.seal(mapper.writeValueAsBytes(words), place(attemptId)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write words of " + attemptId, impossible);
        }
    }

    Words open(UUID attemptId, Buffer sealed) {
        if (sealed == null) {
            return Words.NONE;
        }
        try {
            return mapper.readValue(seal.open(sealed.getBytes(), place(attemptId)), Words.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read words of " + attemptId, impossible);
        }
    }

    private static String place(UUID attemptId) {
        return "conclusion|" + attemptId;
    }
}
