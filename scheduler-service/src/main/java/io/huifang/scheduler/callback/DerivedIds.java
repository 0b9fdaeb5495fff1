package io.huifang.scheduler.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids of tasks and attempts, each following from what caused it. When a failover of the database
 * loses the last transactions, doing the same work again gives the same ids, and the survey side
 * takes what it is told a second time for what it knows: an open attempt is not offered twice.
 *
 * <p>They have the form of a UUIDv7, so that rows made together lie together in their indexes: the
 * millisecond of the event, then 74 bits of a hash.
 */
public final class DerivedIds {
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final int FOLLOW_UP = 0;

    private DerivedIds() {}

    /**
     * The task an event opens; an event opens one at most.
     *
     * @param eventKey hash of the event's source and id
     * @param eventTime when it happened, UTC
     */
    public static UUID ofTask(UUID eventKey, Instant eventTime) {
        return withTime(eventTime.toEpochMilli() << 16, eventKey);
    }

    /** The task that follows up another one because that one ended; one at most. */
    public static UUID ofFollowUp(UUID parentId) {
        return withTime(parentId.getMostSignificantBits(), hash(parentId, FOLLOW_UP));
    }

    /**
     * The task that follows up another one because of something else. There is one at most for each
     * cause and rule: one attempt can lead to two, by its answers and by its promise.
     *
     * @param because one of the parent's attempts, or a fact told of it
     * @param rule id of the rule that wants it
     */
    public static UUID ofFollowUp(UUID parentId, UUID because, String rule) {
        byte[] wanting = rule.getBytes(UTF_8);
        return withTime(
                parentId.getMostSignificantBits(),
                hash(
                        bytes(parentId, 32 + wanting.length)
                                .putLong(because.getMostSignificantBits())
                                .putLong(because.getLeastSignificantBits())
                                .put(wanting)));
    }

    /**
     * An attempt of a task.
     *
     * @param number from 1; a task never gives the same number again
     */
    static UUID ofAttempt(UUID callbackId, int number) {
        return withTime(callbackId.getMostSignificantBits(), hash(callbackId, number));
    }

    /** A notice to the customer, of which there is one for each occasion. */
    static UUID ofNotice(UUID callbackId, String occasion) {
        byte[] named = (callbackId + " " + occasion).getBytes(UTF_8);
        return withTime(callbackId.getMostSignificantBits(), hash(ByteBuffer.wrap(named)));
    }

    private static UUID withTime(long time, UUID hash) {
        long high = time & TIME | 0x7000 | hash.getMostSignificantBits() & 0xFFF;
        long low = hash.getLeastSignificantBits() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static UUID hash(UUID id, int number) {
        return hash(bytes(id, 20).putInt(number));
    }

    private static ByteBuffer bytes(UUID id, int room) {
        return ByteBuffer.allocate(room)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
    }

    private static UUID hash(ByteBuffer named) {
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(named.array()));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
