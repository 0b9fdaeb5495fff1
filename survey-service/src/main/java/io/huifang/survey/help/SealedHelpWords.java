package io.huifang.survey.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.survey.sealing.Seal;
import io.vertx.core.buffer.Buffer;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** What a customer says is wrong, sealed for the time until intake keeps it. */
@ApplicationScoped
class SealedHelpWords {
    private final Seal seal;

    SealedHelpWords(Seal seal) {
        this.seal = seal;
    }

    /** Null for none. */
    Buffer seal(UUID requestId, String words) {
        return words == null
                ? null
                : Buffer.buffer(seal.seal(words.getBytes(UTF_8), place(requestId)));
    }

    /** Null for none. */
    String open(UUID requestId, Buffer sealed) {
        return sealed == null
                ? null
                : new String(seal.open(sealed.getBytes(), place(requestId)), UTF_8);
    }

    private static String place(UUID requestId) {
        return "help|" + requestId;
    }
}
