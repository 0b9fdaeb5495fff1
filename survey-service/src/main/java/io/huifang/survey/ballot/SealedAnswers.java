package io.huifang.survey.ballot;

import io.huifang.survey.ballot.Ballots.Answer;
import io.huifang.survey.ballot.Ballots.Cast;
import io.huifang.survey.response.Answers;
import io.huifang.survey.sealing.Seal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;

/** Answers as ciphertext, for the time until they are mixed. */
@ApplicationScoped
class SealedAnswers {
    /** Without the ballot, from which they are to be parted. */
    private static final String PLACE = "ballot";

    private final Seal seal;

    SealedAnswers(Seal seal) {
        this.seal = seal;
    }

    Buffer seal(Answers answers) {
        byte[] plain = new JsonObject(answers.choices()).encode().getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer(seal.seal(plain, PLACE));
    }

    Answer open(Cast one) {
        byte[] plain = seal.open(one.sealed().getBytes(), PLACE);
        return new Answer(one.questionnaire(), one.version(), new JsonObject(Buffer.buffer(plain)));
    }
}
