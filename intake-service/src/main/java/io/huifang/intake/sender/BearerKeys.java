package io.huifang.intake.sender;

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
    private final List<Digest> digests = new ArrayList<>();
    private final List<T> owners = new ArrayList<>();

    /** Gives the owner a key that is nobody's. Called before anybody asks for one. */
    void add(Digest key, T owner) {
        digests.add(key);
        owners.add(owner);
    }

    /** The owner of that key. */
    Optional<T> ownerOf(Digest key) {
        T owner = null;
        for (int i = 0; i < digests.size(); i++) { // to the end, even after a match
            if (digests.get(i).matches(key)) {
                owner = owners.get(i);
            }
        }
        return Optional.ofNullable(owner);
    }
}
