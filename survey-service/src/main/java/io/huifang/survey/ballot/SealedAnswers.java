package io.huifang.survey.ballot;

import io.huifang.survey.ballot.Ballots.Answer;
import io.huifang.survey.ballot.Ballots.Cast;
import io.huifang.survey.response.Answers;
import io.huifang.survey.sealing.Seal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Answers as ciphertext, for the time until they are mixed. All are of one length. */
@ApplicationScoped
class SealedAnswers {
    /** Without the ballot, from which they are to be parted. */
    private static final String PLACE = "ballot";

    /** What is shorter is filled up: the length of a ciphertext would tell what was chosen. */
    private static final int LENGTH = 1024;

    private final Seal seal;

    SealedAnswers(Seal seal) {
        this.seal = seal;
    }

    Buffer seal(Answers answers) {
        return seal(new JsonObject(answers.choices()));
    }

    /** The same answer as other bytes, which nothing seen before is like. */
    Cast anew(Cast one, Answer answer) {
        return new Cast(one.ballot(), one.questionnaire(), one.version(), seal(answer.answers()));
    }

    /** Empty when it cannot be read: its key is gone, or somebody changed it. */
    Optional<Answer> open(Cast one) {
        try {
            byte[] plain = seal.open(one.sealed().getBytes(), PLACE);
            JsonObject answers = new JsonObject(new String(plain, StandardCharsets.UTF_8).trim());
            return Optional.of(new Answer(one.questionnaire(), one.version(), answers));
        } catch (IllegalStateException | DecodeException unreadable) {
            return Optional.empty();
        }
    }

    private Buffer seal(JsonObject answers) {
        byte[] plain = answers.encode().getBytes(StandardCharsets.UTF_8);
        int blocks = (plain.length + LENGTH - 1) / LENGTH;
        byte[] filled = Arrays.copyOf(plain, blocks * LENGTH);
        Arrays.fill(filled, plain.length, filled.length, (byte) ' ');
        return Buffer.buffer(seal.seal(filled, PLACE));
    }
}
