package io.huifang.survey.login;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

/** The OpenID Connect issuer, as far as the configuration names one. */
@ApplicationScoped
class Issuer {
    private final boolean knowsPeople;

    Issuer(Config config) {
        this.knowsPeople =
                config.getOptionalValue("quarkus.oidc.tenant-enabled", Boolean.class).orElse(false);
    }

    /** Whether people log in there; otherwise by an account of the configuration. */
    boolean knowsPeople() {
        return knowsPeople;
    }
}
