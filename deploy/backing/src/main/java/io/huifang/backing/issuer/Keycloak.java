package io.huifang.backing.issuer;

import io.huifang.backing.process.Deadline;
import io.huifang.backing.process.FreePort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Keycloak with realms out of the class path, {@code keycloak/<realm>-realm.json}. Keeps
 * nothing: after a restart the same clients are there, under new keys.
 */
public final class Keycloak implements AutoCloseable {
    /** The realm that comes with this module: people, and the survey side as a client. */
    public static final String STAFF = "staff";

    private static final Duration START = Duration.ofMinutes(6);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final TokenClient tokens = new TokenClient();
    private final Path home;
    private final List<String> realms;
    private final int port;

    /** Null while it is down. */
    private Process process;

    private Keycloak(Path home, List<String> realms, int port) {
        this.home = home;
        this.realms = realms;
        this.port = port;
    }

    /**
     * Starts the distribution that was unpacked there.
     *
     * @param home its directory
     */
    public static Keycloak start(Path home, String... realms) {
        try {
            Path place = Files.createDirectories(home.resolve("data/import"));
            for (String realm : realms) {
                String file = realm + "-realm.json";
                ClassLoader classes = Thread.currentThread().getContextClassLoader();
                try (InputStream text = classes.getResourceAsStream("keycloak/" + file)) {
                    Files.copy(text, place.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Keycloak keycloak = new Keycloak(home, List.of(realms), FreePort.any());
            keycloak.start();
            return keycloak;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Its address, without a path. */
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** The issuer's name in that realm. */
    public String issuer(String realm) {
        return origin() + "/realms/" + realm;
    }

    /** Where tokens of that realm are given. */
    public String tokenUrl(String realm) {
        return issuer(realm) + "/protocol/openid-connect/token";
    }

    /** An access token of that client's, by its credentials. */
    public String accessToken(String realm, String client) {
        return accessToken(realm, client, "openid");
    }

    /** The same for that scope. */
    public String accessToken(String realm, String client, String scope) {
        return tokens.byCredentials("access_token", tokenUrl(realm), client, scope);
    }

    /** The ID token that comes beside it. */
    public String idToken(String realm, String client) {
        return tokens.byCredentials("id_token", tokenUrl(realm), client, "openid");
    }

    /** The access token of somebody who has shown his password to that client. */
    public String accessTokenOf(String name, String client, String secret) {
        String form =
                "grant_type=password&scope=openid&client_id=%s&client_secret=%s&username=%s&password=%s"
                        .formatted(client, secret, name, passwordOf(name));
        return tokens.byForm("access_token", tokenUrl(STAFF), form);
    }

    /** What he shows. */
    public static String passwordOf(String name) {
        return "password-of-" + name;
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
                        "--hostname=" + origin());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        command.redirectErrorStream(true);
        command.redirectOutput(home.resolve("keycloak.log").toFile());
        process = command.start();
        Deadline deadline = Deadline.in(START);
        while (!isReady()) {
            if (deadline.isOver() || !process.isAlive()) {
                close();
                throw new IllegalStateException(
                        "Keycloak does not run; see " + home.resolve("keycloak.log"));
            }
            deadline.pause();
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
        return realms.stream().allMatch(this::knows);
    }

    private boolean knows(String realm) {
        String discovery = issuer(realm) + "/.well-known/openid-configuration";
        try {
            return tokens.isThere(discovery);
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
