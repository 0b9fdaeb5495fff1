package io.huifang.scheduler.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The first 128 bits of SHA-256, as a UUID. Every part is preceded by its length, so that no two
 * lists of parts run together.
 */
final class Fingerprint {
    private static final int USUAL_LENGTH = 512;

    // hashed in one piece: many small ones cost more than the hash
    private ByteBuffer parts = ByteBuffer.allocate(USUAL_LENGTH);

    /** Names an event: equal for each delivery of it. */
    static UUID ofKey(String source, String id) {
        return new Fingerprint().text(source).text(id).uuid();
    }

    /**
     * Names what an event says. The order of members and white space do not matter; nor does the
     * event's time, which intake fills in where a sender leaves it out, at each delivery anew.
     */
    static UUID ofContent(String type, String subject, JsonNode data) {
        return new Fingerprint().text(type).text(subject).json(data).uuid();
    }

    private Fingerprint json(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            number('{', members.size());
            members.forEach((name, value) -> text(name).json(value));
        } else if (node.isArray()) {
            number('[', node.size());
            node.forEach(this::json);
        } else {
            number(node.getNodeType().ordinal(), 0);
            text(node.asText());
        }
        return this;
    }

    private Fingerprint text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        number('"', bytes.length);
        room(bytes.length).put(bytes);
        return this;
    }

    private void number(int kind, int value) {
        room(5).put((byte) kind).putInt(value);
    }

    private ByteBuffer room(int bytes) {
        if (parts.remaining() < bytes) {
            int needed = parts.position() + bytes;
            parts = ByteBuffer.allocate(2 * needed).put(parts.flip());
        }
        return parts;
    }

    private UUID uuid() {
        MessageDigest digest = sha256();
        digest.update(parts.flip());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
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
