package io.huifang.intake.sender;

import io.huifang.intake.token.Bearer;
import io.huifang.intake.token.Digest;

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
    private static final int SHORTEST_KEY = 16;

    private final List<Digest> digests = new ArrayList<>();
    private final List<T> owners = new ArrayList<>();

    /**
     * Gives the owner a key. Called before anybody asks for one.
     *
     * @throws IllegalArgumentException when the key is short or somebody else's
     */
    void add(String key, T owner) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "a bearer key needs at least " + SHORTEST_KEY + " characters");
        }
        Digest digest = Digest.of(key);
        if (find(digest).isPresent()) {
            throw new IllegalArgumentException("two callers have the same bearer key");
        }
        digests.add(digest);
        owners.add(owner);
    }

    /** The owner of that key. */
    Optional<T> ownerOf(Bearer bearer) {
        return find(bearer.digest());
    }

    private Optional<T> find(Digest digest) {
        T owner = null;
        for (int i = 0; i < digests.size(); i++) { // to the end, even after a match
            if (digests.get(i).matches(digest)) {
                owner = owners.get(i);
            }
        }
        return Optional.ofNullable(owner);
    }
}
