package io.huifang.pages.login;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import java.net.URI;
import java.util.Optional;

/** The OpenID Connect issuer, as far as the configuration names one. */
@Singleton
public class Issuer {
    private final boolean knowsPeople;
    private final Optional<String> origin;

    Issuer(Config config) {
        this.knowsPeople =
                config.getOptionalValue("quarkus.oidc.tenant-enabled", Boolean.class).orElse(false);
        this.origin =
                config.getOptionalValue("quarkus.oidc.auth-server-url", URI.class)
                        .filter(address -> knowsPeople)
                        .map(address -> address.getScheme() + "://" + address.getAuthority());
    }

    /** Whether people log in there; otherwise by an account of the configuration. */
    public boolean knowsPeople() {
        return knowsPeople;
    }

    /** Where its pages are, as browsers name it; empty when it knows nobody. */
    public Optional<String> origin() {
        return origin;
    }
}
