package io.huifang.intake.vault.consent;

import io.huifang.intake.vault.VaultConfig;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Keeps proof of consents given and withdrawn. Safe to repeat: an event is recorded once. One
 * statement is the one transaction.
 */
@ApplicationScoped
public class RecordConsents {
    private final Consents consents;
    private final VaultConfig config;

    @Inject
    RecordConsents(Consents consents, VaultConfig config) {
        this.consents = consents;
        this.config = config;
    }

    /** Records them, all or none. */
    public Uni<Void> record(List<ConsentRecord> told) {
        return consents.add(told).ifNoItem().after(config.timeout()).fail();
    }
}
