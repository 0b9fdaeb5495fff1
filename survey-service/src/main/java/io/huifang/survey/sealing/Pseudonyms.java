package io.huifang.survey.sealing;

import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;

import java.util.Base64;

/**
 * Names customers for analytics: the same customer always gets the same pseudonym, and without the
 * key nobody gets back from it, nor forward by trying all customer ids.
 */
@Singleton
@Startup // a missing key is noticed at start, not at the first conclusion
public class Pseudonyms {
    private final KeyedHash hash;

    Pseudonyms(PseudonymConfig config) {
        hash = KeyedHash.under(config.pseudonymKeyFile(), config.createKey());
    }

    /** 43 characters of URL-safe Base64. */
    public String of(String customerId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(customerId));
    }
}
