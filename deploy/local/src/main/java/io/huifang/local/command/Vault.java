package io.huifang.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.local.stack.StackDescription;
import io.huifang.local.stack.StackFailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks the audit of the running stack's vault, or rotates its key-encryption key. */
final class Vault {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int NO_CONTENT = 204;
    private static final int IN_USE = 409;
    private static final String KEYS = "/v1/vault/keys";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Checkout checkout;
    private final List<String> words;
    private final Screen screen;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    Vault(Checkout checkout, List<String> words, Screen screen) {
        this.checkout = checkout;
        this.words = words;
        this.screen = screen;
    }

    /**
     * @return 0 when all is well, 1 when the audit's chain is broken
     * @throws UsageFailure when the words make no sense, or no stack runs
     * @throws StackFailure when intake does not answer
     */
    int run() {
        String word = words.size() == 1 ? words.get(0) : "";
        return switch (word) {
            case "verify" -> verify(stack());
            case "rotate" -> rotate(stack());
            default -> throw new UsageFailure("vault needs one word: verify or rotate.");
        };
    }

    private int verify(StackDescription stack) {
        JsonNode found = read(call(stack, "auditor", "GET", "/v1/vault/audit/verification"));
        if (found.path("intact").asBoolean()) {
            screen.line(
                    "The audit is intact: %d entries, the last at %d with hash %s."
                            .formatted(
                                    found.path("entries").asLong(),
                                    found.path("position").asLong(),
                                    found.path("hash").asText()));
            return 0;
        }
        screen.line(
                "The audit is broken at entry %d: %s."
                        .formatted(
                                found.path("position").asLong(), found.path("because").asText()));
        return 1;
    }

    private int rotate(StackDescription stack) {
        List<Integer> old = versions(stack);
        int fresh = read(call(stack, "ops", "POST", KEYS)).path("version").asInt();
        screen.line("New keys are wrapped by version " + fresh + " from now on.");
        for (int version : old) {
            destroy(stack, version);
            screen.line("Version " + version + " is not needed any more and was destroyed.");
        }
        return 0;
    }

    /** Waits while keys are being wrapped anew, and gives up when none was for a while. */
    private void destroy(StackDescription stack, int version) {
        long needing = Long.MAX_VALUE;
        long deadline = 0;
        while (!destroyed(stack, version)) {
            long now = customers(stack, version);
            if (now < needing) {
                needing = now;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new StackFailure(
                        "Version %d was not destroyed: %d customers need it, and nothing has moved for %d s. Intake's log says why."
                                .formatted(version, now, PATIENCE.toSeconds()));
            }
            pause();
        }
    }

    private long customers(StackDescription stack, int version) {
        for (JsonNode key : read(call(stack, "ops", "GET", KEYS))) {
            if (key.path("version").asInt() == version) {
                return key.path("customers").asLong();
            }
        }
        return 0;
    }

    private boolean destroyed(StackDescription stack, int version) {
        HttpResponse<String> answer = call(stack, "ops", "DELETE", KEYS + "/" + version);
        if (answer.statusCode() != NO_CONTENT && answer.statusCode() != IN_USE) {
            throw new IllegalStateException("the vault answered " + answer.statusCode());
        }
        return answer.statusCode() == NO_CONTENT;
    }

    private List<Integer> versions(StackDescription stack) {
        List<Integer> versions = new ArrayList<>();
        read(call(stack, "ops", "GET", KEYS))
                .forEach(key -> versions.add(key.path("version").asInt()));
        return versions;
    }

    private StackDescription stack() {
        Path description = checkout.home().stackFile();
        if (!Files.exists(description)) {
            throw new UsageFailure("The stack does not run; start it with deploy/local/up.");
        }
        return StackDescription.read(description);
    }

    /** The staff's passwords are intake's bearer keys, too. */
    private HttpResponse<String> call(
            StackDescription stack, String user, String method, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stack.intake().url() + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + stack.scheduler().users().get(user))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException nobody) {
            throw new StackFailure("Intake does not answer; see deploy/local/status.", nobody);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the vault answered " + answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
