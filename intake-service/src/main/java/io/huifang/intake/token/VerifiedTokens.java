package io.huifang.intake.token;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens whose signature was checked, by digest, until they expire: checking again would cost more
 * than reading the event. Only good tokens get in, so strangers cannot fill it.
 */
final class VerifiedTokens {
    /** A sender has one or two tokens at a time. */
    private static final int MOST = 10_000;

    private final Map<Digest, Verified> byDigest = new ConcurrentHashMap<>();

    /**
     * @param grant whom it was given to, and for what
     * @param end until when
     * @param with the keys that one of signed it
     */
    private record Verified(Grant grant, Instant end, KeySet with) {}

    /**
     * What a token that was checked was given for.
     *
     * @param good the issuer's keys right now: what was signed with withdrawn ones counts no more
     */
    Optional<Grant> grant(Digest token, KeySet good, Instant now) {
        Verified verified = byDigest.get(token);
        if (verified == null) {
            return Optional.empty();
        }
        if (verified.with() != good || !now.isBefore(verified.end())) {
            byDigest.remove(token, verified);
            return Optional.empty();
        }
        return Optional.of(verified.grant());
    }

    /** Remembers a token that was checked with those keys. */
    void add(Digest token, Grant grant, Instant end, KeySet with) {
        if (byDigest.size() >= MOST) {
            byDigest.clear(); // they are checked again, no more
        }
        byDigest.put(token, new Verified(grant, end, with));
    }

    int count() {
        return byDigest.size();
    }
}
