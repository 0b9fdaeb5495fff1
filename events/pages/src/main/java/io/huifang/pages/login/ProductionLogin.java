package io.huifang.pages.login;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * In production people are known by an OpenID Connect issuer, whose tokens are for this service and
 * nobody else. What is missing for that is said at the start, not at the first login.
 */
@Singleton
class ProductionLogin {
    private static final String OIDC = "quarkus.oidc.";

    /** Shorter ones cannot be the key of what the login's cookies hold. */
    private static final int SHORTEST_SECRET = 32;

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Config config;

    ProductionLogin(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        if (ConfigUtils.isProfileActive("prod")) {
            require(name -> config.getOptionalValue(name, String.class));
        }
    }

    /**
     * @param setting its value by its name
     * @throws IllegalStateException when people could not log in, or tokens for others would do
     */
    static void require(Function<String, Optional<String>> setting) {
        if (!Boolean.parseBoolean(given(setting, "tenant-enabled"))) {
            throw wrong("tenant-enabled", "must not be switched off");
        }
        String issuer = given(setting, "auth-server-url");
        if (!isSafe(URI.create(issuer))) {
            throw wrong("auth-server-url", "must be an https address");
        }
        given(setting, "client-id");
        refuseAny("token.audience", given(setting, "token.audience"));
        refuseAny("token.issuer", setting.apply(OIDC + "token.issuer").orElse(""));
        if (given(setting, "credentials.secret").length() < SHORTEST_SECRET) {
            throw wrong("credentials.secret", "must have 32 characters or more");
        }
    }

    // the word that switches the check off
    private static void refuseAny(String name, String values) {
        if (Stream.of(values.split(",")).map(String::strip).anyMatch("any"::equalsIgnoreCase)) {
            throw wrong(name, "must not be any");
        }
    }

    private static boolean isSafe(URI issuer) {
        return "https".equals(issuer.getScheme())
                || "http".equals(issuer.getScheme())
                        && issuer.getHost() != null
                        && HERE.contains(issuer.getHost());
    }

    private static String given(Function<String, Optional<String>> setting, String name) {
        return setting.apply(OIDC + name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> wrong(name, "is missing"));
    }

    private static IllegalStateException wrong(String name, String how) {
        return new IllegalStateException(
                "The prod profile lets people in by OpenID Connect; " + OIDC + name + " " + how);
    }
}
