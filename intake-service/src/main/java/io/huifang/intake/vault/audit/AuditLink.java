package io.huifang.intake.vault.audit;

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

/**
 * An entry's place in the chain.
 *
 * @param position from 1, without gaps
 * @param at when, UTC, by the database's clock
 * @param hash SHA-256 over the hash before it and the whole entry
 */
public record AuditLink(long position, Instant at, byte[] hash) {

    /** The next link of the chain. */
    static AuditLink after(long position, byte[] hash, Instant at, AuditEntry entry) {
        long next = position + 1;
        return new AuditLink(next, at, hash(hash, next, at, entry));
    }

    /** The hash, for people and programs: 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    // Every field is preceded by its length, so that no two entries are written alike.
    private static byte[] hash(byte[] before, long position, Instant at, AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(position);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            write(out, entry.caller());
            write(out, entry.agent());
            write(out, entry.action());
            write(out, entry.purpose());
            write(out, entry.attemptId());
            write(out, entry.customerId());
            write(out, entry.source());
            write(out, entry.eventId());
            write(out, entry.detail());
            out.writeBoolean(entry.found());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
        return sha256(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String field) throws IOException {
        if (field == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
