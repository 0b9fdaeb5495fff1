package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.Policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy that comes with the service, for tests. */
public final class DefaultPolicy {
    private DefaultPolicy() {}

    /** As version 1. */
    public static Policy read() {
        Reading reading = PolicyDocument.read(text(), 1);
        if (reading instanceof Reading.Sound sound) return sound.policy();
        throw new AssertionError("the default policy is not sound: " + reading);
    }

    /** The document itself. */
    public static String text() {
        try (InputStream text = DefaultPolicy.class.getResourceAsStream("/policy/default.yaml")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
