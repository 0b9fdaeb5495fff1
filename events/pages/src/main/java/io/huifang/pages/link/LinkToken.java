package io.huifang.pages.link;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link says: what for, about what, and until when. As text it is 57 bytes in Base64 for
 * URLs, of which the last 32 are the signature of the others.
 *
 * @param purpose what the link is good for: a number that is never used anew
 * @param subject what it is about; opaque
 * @param until exclusive, UTC, to the second
 */
record LinkToken(byte purpose, UUID subject, Instant until) {
    private static final int SAID_BYTES = 1 + 16 + 8;
    private static final int LENGTH = (SAID_BYTES + LinkKeys.SIGNATURE_BYTES) * 4 / 3;

    String signed(LinkKeys keys) {
        byte[] said =
                ByteBuffer.allocate(SAID_BYTES)
                        .put(purpose)
                        .putLong(subject.getMostSignificantBits())
                        .putLong(subject.getLeastSignificantBits())
                        .putLong(until.getEpochSecond())
                        .array();
        byte[] signature = keys.sign(said);
        byte[] all =
                ByteBuffer.allocate(said.length + signature.length)
                        .put(said)
                        .put(signature)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty for a text that we did not sign for this purpose, or that has ended. */
    static Optional<LinkToken> read(String text, byte purpose, LinkKeys keys, Instant now) {
        return read(text, purpose, keys).filter(token -> token.lasts(now));
    }

    /** As the other one, also of one that has ended. */
    static Optional<LinkToken> read(String text, byte purpose, LinkKeys keys) {
        byte[] all = bytes(text);
        byte[] said = new byte[SAID_BYTES];
        byte[] signature = new byte[LinkKeys.SIGNATURE_BYTES];
        ByteBuffer.wrap(all).get(said).get(signature);
        boolean good = keys.signed(said, signature);
        ByteBuffer read = ByteBuffer.wrap(said);
        byte code = read.get();
        UUID subject = new UUID(read.getLong(), read.getLong());
        long until = read.getLong();
        return good && code == purpose
                ? Optional.of(new LinkToken(purpose, subject, Instant.ofEpochSecond(until)))
                : Optional.empty();
    }

    /** Whether it has not ended. */
    boolean lasts(Instant now) {
        return until.getEpochSecond() > now.getEpochSecond();
    }

    /** What is no token becomes one of zeroes, so that refusing it is the same work. */
    private static byte[] bytes(String text) {
        byte[] zeroes = new byte[SAID_BYTES + LinkKeys.SIGNATURE_BYTES];
        if (text.length() != LENGTH) {
            return zeroes;
        }
        try {
            byte[] read = Base64.getUrlDecoder().decode(text);
            // padding makes it shorter
            return read.length == zeroes.length ? read : zeroes;
        } catch (IllegalArgumentException notBase64) {
            return zeroes;
        }
    }
}
