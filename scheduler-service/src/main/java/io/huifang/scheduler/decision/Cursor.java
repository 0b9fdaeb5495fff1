package io.huifang.scheduler.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A place between two decisions: the page after it goes on with older ones.
 *
 * @param decidedAt of the last decision seen, UTC, to the microsecond
 * @param pageKey tells it apart from others of that instant
 */
record Cursor(Instant decidedAt, UUID pageKey) {
    private static final int PLACE_BYTES = 8 + 4 + 16;

    /** No key is below it: what follows is older than its instant. */
    static final UUID FIRST_OF_INSTANT = new UUID(0, 0);

    /** Before the first page. */
    static final Cursor START = new Cursor(Instant.parse("9000-01-01T00:00:00Z"), FIRST_OF_INSTANT);

    /** Text that {@link #read} takes back for the same query and key only. */
    String signed(DecisionQuery query, String key) {
        byte[] place =
                ByteBuffer.allocate(PLACE_BYTES)
                        .putLong(decidedAt.getEpochSecond())
                        .putInt(decidedAt.getNano())
                        .putLong(pageKey.getMostSignificantBits())
                        .putLong(pageKey.getLeastSignificantBits())
                        .array();
        byte[] mac = mac(place, query, key);
        byte[] all = ByteBuffer.allocate(place.length + mac.length).put(place).put(mac).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty for a text that was not signed for this query. */
    static Optional<Cursor> read(String text, DecisionQuery query, String key) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (all.length <= PLACE_BYTES) return Optional.empty();
        byte[] place = new byte[PLACE_BYTES];
        byte[] mac = new byte[all.length - PLACE_BYTES];
        ByteBuffer.wrap(all).get(place).get(mac);
        if (!MessageDigest.isEqual(mac, mac(place, query, key))) return Optional.empty();
        ByteBuffer read = ByteBuffer.wrap(place);
        Instant decidedAt = Instant.ofEpochSecond(read.getLong(), read.getInt());
        return Optional.of(new Cursor(decidedAt, new UUID(read.getLong(), read.getLong())));
    }

    private static byte[] mac(byte[] place, DecisionQuery query, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            mac.update(place);
            return mac.doFinal(query.asked().getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
