package io.huifang.survey.ballot;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;

/** Numbers of ballots. Ids of other things tell their time and order; these tell nothing. */
@ApplicationScoped
class BallotNumbers {
    private final SecureRandom random = new SecureRandom();

    UUID next() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** What is kept of one: enough to know it again, too little to make its link. */
    static byte[] kept(UUID number) {
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .putLong(number.getMostSignificantBits())
                        .putLong(number.getLeastSignificantBits())
                        .array();
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no SHA-256", impossible);
        }
    }
}
