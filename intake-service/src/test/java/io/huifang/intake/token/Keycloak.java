package io.huifang.intake.token;

import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.process.FreePort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Keycloak with the realms of {@code src/test/resources/keycloak}. Keeps nothing: after a
 * restart the same clients are there, under new keys.
 */
public final class Keycloak implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REALMS = List.of("wallets", "others");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Path home;
    private final int port;

    /** Null while it is down. */
    private Process process;

    private Keycloak(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /**
     * Starts the distribution that was unpacked there.
     *
     * @param home its directory
     */
    public static Keycloak start(Path home) {
        try {
            Path realms = Files.createDirectories(home.resolve("data/import"));
            for (String realm : REALMS) {
                String file = realm + "-realm.json";
                Files.copy(
                        Path.of("src/test/resources/keycloak", file),
                        realms.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Keycloak keycloak = new Keycloak(home, FreePort.any());
            keycloak.start();
            return keycloak;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The issuer's name in that realm. */
    public String issuer(String realm) {
        return "http://127.0.0.1:" + port + "/realms/" + realm;
    }

    /** An access token of that client's, by its credentials. */
    public String accessToken(String realm, String client) {
        return tokens(realm, client).get("access_token").asText();
    }

    /** The ID token that comes beside it. */
    public String idToken(String realm, String client) {
        return tokens(realm, client).get("id_token").asText();
    }

    public void start() throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=http://127.0.0.1:" + port);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        command.redirectErrorStream(true);
        command.redirectOutput(home.resolve("keycloak.log").toFile());
        process = command.start();
        try {
            await().atMost(START).pollInterval(Duration.ofMillis(500)).until(this::isReady);
        } catch (RuntimeException notReady) {
            close();
            throw notReady;
        }
    }

    public void stop() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        process = null;
    }

    @Override
    public void close() {
        try {
            if (process != null) {
                stop();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended; see " + home.resolve("keycloak.log"));
        }
        String discovery = issuer(REALMS.get(1)) + "/.well-known/openid-configuration";
        try {
            return exchange(HttpRequest.newBuilder(URI.create(discovery))).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private JsonNode tokens(String realm, String client) {
        String form =
                "grant_type=client_credentials&scope=openid&client_id=%s&client_secret=%s"
                        .formatted(
                                URLEncoder.encode(client, UTF_8),
                                URLEncoder.encode("secret-of-" + client, UTF_8));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(issuer(realm) + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        try {
            return JSON.readTree(exchange(request).body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
