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

    /** Records them; one that names no purpose proves nothing and is left out. */
    public Uni<Void> record(List<ConsentRecord> told) {
        List<ConsentRecord> proofs =
                told.stream()
                        .filter(it -> it.purpose() != null && !it.purpose().isBlank())
                        .toList();
        return proofs.isEmpty()
                ? Uni.createFrom().voidItem()
                : consents.add(proofs).ifNoItem().after(config.timeout()).fail();
    }
}
