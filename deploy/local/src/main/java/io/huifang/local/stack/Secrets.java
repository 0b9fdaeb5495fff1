package io.huifang.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys and passwords of one stack. Each is made up when it is first asked for and stays the same
 * for as long as the directory lives; files are readable by their owner only.
 */
public final class Secrets {
    private static final int BYTES = 24;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    /** What was made up by this object, by name. */
    private final Map<String, String> fresh = new TreeMap<>();

    private Secrets(Path directory) {
        this.directory = directory;
    }

    static Secrets in(Path directory) {
        try {
            OwnerOnly.createDirectory(directory);
            return new Secrets(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot keep secrets in " + directory, refused);
        }
    }

    /** The key with which the demo wallet posts events. */
    public String demoWalletKey() {
        return secret("sender-demo-wallet");
    }

    /** What the demo wallet signs events with when it uses no key (Standard Webhooks). */
    public String demoWalletSigningSecret() {
        // The secrets here are of the Base64 for URLs, signing secrets of the usual one.
        String bytes = secret("sender-demo-wallet-signing").replace('-', '+').replace('_', '/');
        return "whsec_" + bytes;
    }

    /** The key with which survey asks intake for contacts. */
    public String surveyKey() {
        return secret("service-survey");
    }

    /** The key with which survey asks the scheduler for the latest word. */
    public String surveySchedulerKey() {
        return secret("service-survey-scheduler");
    }

    /** The key with which survey posts what customers say on its pages. */
    public String surveySenderKey() {
        return secret("sender-survey");
    }

    /** The password of a person. */
    public String password(String user) {
        return secret("user-" + user);
    }

    /** Where a service keeps a key that it makes itself. */
    public Path keyFile(String name) {
        return directory.resolve(name);
    }

    /** What did not exist before this object was asked for it. */
    public Map<String, String> fresh() {
        return Map.copyOf(fresh);
    }

    private synchronized String secret(String name) {
        Path file = directory.resolve(name);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException firstTime) {
            return create(name, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String create(String name, Path file) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            OwnerOnly.write(file, secret + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        fresh.put(name, secret);
        return secret;
    }
}
