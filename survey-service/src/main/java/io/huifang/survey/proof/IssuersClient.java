package io.huifang.survey.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * This service as the issuer knows it.
 *
 * @param tokenUrl where tokens are given
 * @param id its name there
 * @param secret read anew each time
 */
record IssuersClient(URI tokenUrl, String id, Supplier<String> secret) {
    private static final String PREFIX = "huifang.proof.";
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * The client of the configuration; empty when nothing is said of one.
     *
     * @throws IllegalStateException when only half of it is said, or not to be used; names the
     *     setting and does not repeat it
     */
    static Optional<IssuersClient> of(ProofConfig config) {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("token-url", config.tokenUrl().isPresent());
        given.put("client-id", config.clientId().filter(id -> !id.isBlank()).isPresent());
        given.put(
                "client-secret (or client-secret-file)",
                config.clientSecret().isPresent() || config.clientSecretFile().isPresent());
        if (!given.containsValue(true)) return Optional.empty();
        given.forEach(
                (name, there) -> {
                    if (!there) throw wrong(name, "is missing");
                });
        URI url = config.tokenUrl().orElseThrow();
        if (!isSafe(url)) throw wrong("token-url", "must be an https address");
        IssuersClient client =
                new IssuersClient(url, config.clientId().orElseThrow(), secretOf(config));
        client.authorization(); // a secret that cannot be read is said at the start
        return Optional.of(client);
    }

    /**
     * What it proves itself to the issuer by.
     *
     * @throws IllegalStateException when the secret cannot be read
     */
    String authorization() {
        String pair = encoded(id) + ":" + encoded(secret.get());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "IssuersClient[" + id + "]";
    }

    private static Supplier<String> secretOf(ProofConfig config) {
        if (config.clientSecret().isPresent() && config.clientSecretFile().isPresent()) {
            throw wrong("client-secret", "is given, and client-secret-file too");
        }
        Optional<String> secret = config.clientSecret().map(String::strip);
        return () ->
                secret.or(() -> config.clientSecretFile().map(IssuersClient::read))
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> wrong("client-secret", "is empty"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    PREFIX + "client-secret-file cannot be read: " + file, unreadable);
        }
    }

    // The specification of OAuth2 wants both encoded like a form.
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static boolean isSafe(URI url) {
        return "https".equals(url.getScheme())
                || "http".equals(url.getScheme())
                        && url.getHost() != null
                        && HERE.contains(url.getHost());
    }

    private static IllegalStateException wrong(String name, String how) {
        return new IllegalStateException(
                "The other services are shown access tokens; " + PREFIX + name + " " + how);
    }
}
