package io.huifang.intake.sender;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys and their owners. Only digests are kept, and a key is compared with all of them in the same
 * time whether it is right, nearly right or wrong.
 *
 * @param <T> the owner
 */
final class BearerKeys<T> {
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST_KEY = 16;

    // A digest is used between two statements of one thread only.
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(BearerKeys::sha256);

    private final List<byte[]> digests = new ArrayList<>();
    private final List<T> owners = new ArrayList<>();

    /**
     * Gives the owner a key. Called at start only.
     *
     * @throws IllegalArgumentException when the key is short or somebody else's
     */
    void add(String key, T owner) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "a bearer key needs at least " + SHORTEST_KEY + " characters");
        }
        byte[] digest = digest(key);
        if (find(digest).isPresent()) {
            throw new IllegalArgumentException("two callers have the same bearer key");
        }
        digests.add(digest);
        owners.add(owner);
    }

    /**
     * The owner of the key in an {@code Authorization} header.
     *
     * @param authorization the header's value, or null
     */
    Optional<T> ownerOf(String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return find(digest(authorization.substring(SCHEME.length()).strip()));
    }

    private Optional<T> find(byte[] digest) {
        T owner = null;
        for (int i = 0; i < digests.size(); i++) { // to the end, even after a match
            if (MessageDigest.isEqual(digests.get(i), digest)) {
                owner = owners.get(i);
            }
        }
        return Optional.ofNullable(owner);
    }

    private static byte[] digest(String key) {
        return SHA_256.get().digest(key.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
