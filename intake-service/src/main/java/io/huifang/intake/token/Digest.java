package io.huifang.intake.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a secret: what we keep in its place. */
public record Digest(long first, long second, long third, long fourth) {
    // A digest is used between two statements of one thread only.
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(Digest::sha256);

    /** The digest of that text's UTF-8. */
    public static Digest of(String text) {
        ByteBuffer bytes =
                ByteBuffer.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** Whether both are the same; takes the same time whichever bits differ. */
    public boolean matches(Digest other) {
        return ((first ^ other.first)
                        | (second ^ other.second)
                        | (third ^ other.third)
                        | (fourth ^ other.fourth))
                == 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
