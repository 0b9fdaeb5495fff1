package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;

/** Stored keys must be found again: their form is a promise. */
@Tag("P1")
class FingerprintTest {
    @Test
    void keyIsTheHashOfSourceAndIdWithTheirLengths() throws Exception {
        assertThat(Fingerprint.ofKey("/wallet", "事件-1")).isEqualTo(hash("/wallet", "事件-1"));
    }

    @Test
    void longTextsAreHashedWhole() throws Exception {
        String source = "s".repeat(700);
        String id = "d".repeat(1024);

        assertThat(Fingerprint.ofKey(source, id)).isEqualTo(hash(source, id));
    }

    @Test
    void contentIsTheHashOfItsMembersInTheOrderOfTheirNames() throws Exception {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(parts);
        text(out, "type");
        text(out, "customer");
        number(out, '{', 2);
        text(out, "a");
        number(out, '[', 1);
        number(out, JsonNodeType.NUMBER.ordinal(), 0);
        text(out, "1");
        text(out, "b");
        number(out, JsonNodeType.STRING.ordinal(), 0);
        text(out, "x".repeat(2_000));
        String json = "{\"b\": \"" + "x".repeat(2_000) + "\", \"a\": [1]}";

        UUID content = Fingerprint.ofContent("type", "customer", new ObjectMapper().readTree(json));

        assertThat(content).isEqualTo(hash(parts.toByteArray()));
    }

    private static UUID hash(String... texts) throws Exception {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(parts);
        for (String text : texts) {
            text(out, text);
        }
        return hash(parts.toByteArray());
    }

    private static UUID hash(byte[] parts) throws Exception {
        ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(parts));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        number(out, '"', bytes.length);
        out.write(bytes);
    }

    private static void number(DataOutputStream out, int kind, int value) throws IOException {
        out.writeByte(kind);
        out.writeInt(value);
    }
}
