package io.huifang.outbox.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * An entry's place in the chain of an audit.
 *
 * @param position from 1, without gaps
 * @param at when, UTC, by the database's clock
 * @param hash SHA-256 over the hash before it and the whole entry
 */
public record AuditLink(long position, Instant at, byte[] hash) {

    /**
     * The next link of the chain.
     *
     * @param fields everything the entry says, always in the same order: texts, null for what is
     *     not said, and booleans
     */
    public static AuditLink after(long position, byte[] hash, Instant at, List<?> fields) {
        long next = position + 1;
        return new AuditLink(next, at, hash(hash, next, at, fields));
    }

    /** The hash, for people and programs: 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    // Every text is preceded by its length, so that no two entries are written alike.
    private static byte[] hash(byte[] before, long position, Instant at, List<?> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(position);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (Object field : fields) {
                write(out, field);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
        return sha256(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Object field) throws IOException {
        if (field == null) {
            out.writeInt(-1);
        } else if (field instanceof Boolean yes) {
            out.writeBoolean(yes);
        } else {
            byte[] utf8 = ((String) field).getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
