package io.huifang.scheduler.policy.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema of policy documents, for editors. It tells the form of a document; whether its
 * parts agree with each other only reading it tells.
 */
public final class PolicySchema {
    private PolicySchema() {}

    /** JSON Schema, draft 2020-12. */
    public static String text() {
        try (InputStream text = PolicySchema.class.getResourceAsStream("/policy/schema.json")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
