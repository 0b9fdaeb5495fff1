package io.huifang.intake.vault;

import io.huifang.intake.vault.key.CustomerKey;
import io.huifang.intake.vault.key.HeldKey;
import io.huifang.intake.vault.key.KeyRing;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the personal data of a request's events into the vault, all of it or none; of customers who
 * were erased it keeps nothing. Safe to repeat: the same event a second time changes nothing.
 */
@ApplicationScoped
public class SealPersonalData {
    /** A key may go stale between its lookup and its use; twice in a row is a rare misfortune. */
    private static final int TRIES = 3;

    private final KeyRing keyRing;
    private final VaultWriter writer;
    private final Contacts contacts;
    private final VaultConfig config;

    @Inject
    SealPersonalData(KeyRing keyRing, VaultWriter writer, Contacts contacts, VaultConfig config) {
        this.keyRing = keyRing;
        this.writer = writer;
        this.contacts = contacts;
        this.config = config;
    }

    /**
     * Seals and stores. One statement is the one transaction; other requests may share it.
     *
     * @param details one entry per event that carries personal data
     * @return done when committed; fails when the database is away or slower than configured
     */
    public Uni<Void> seal(List<PersonalDetails> details) {
        Set<String> customers =
                details.stream().map(PersonalDetails::customerId).collect(Collectors.toSet());
        return Uni.createFrom()
                .deferred(() -> sealAndStore(details, customers))
                .onFailure(SealedDetails::isOfStaleKeys)
                .call(refusal -> lookAnew(customers, refusal))
                .onFailure(SealedDetails::isOfStaleKeys)
                .retry()
                .atMost(TRIES)
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    // Only a version can make it wait for whoever holds the key-encryption keys.
    private Uni<Void> lookAnew(Set<String> customers, Throwable refusal) {
        keyRing.forget(customers);
        return SealedDetails.isOfAGoneVersion(refusal)
                ? keyRing.mistrustVersions()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> sealAndStore(List<PersonalDetails> details, Set<String> customers) {
        return keyRing.of(customers).chain(keys -> store(rowsOf(details, keys), keys));
    }

    private Uni<Void> store(SealedRows rows, Map<String, HeldKey> keys) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : writer.write(rows).invoke(() -> keyRing.saved(keys));
    }

    /**
     * @param keys by customer; without those who were erased
     */
    SealedRows rowsOf(List<PersonalDetails> details, Map<String, HeldKey> keys) {
        List<PersonalDetails> kept =
                details.stream().filter(d -> keys.containsKey(d.customerId())).toList();
        return new SealedRows(
                keys.entrySet().stream().map(e -> UsedKey.of(e.getKey(), e.getValue())).toList(),
                kept.stream()
                        .filter(d -> d.contact() != null)
                        .map(d -> contact(d, keys.get(d.customerId()).key()))
                        .toList(),
                kept.stream()
                        .filter(d -> d.narrative() != null)
                        .map(d -> narrative(d, keys.get(d.customerId()).key()))
                        .toList());
    }

    private SealedContact contact(PersonalDetails details, CustomerKey key) {
        String text = contacts.write(details.contact());
        Place place = Place.contactOf(details.customerId(), details.source(), details.eventId());
        return new SealedContact(
                details.customerId(),
                key.fingerprint(text),
                key.seal(text, place.associatedData()),
                details.eventTime(),
                details.source(),
                details.eventId());
    }

    private static SealedNarrative narrative(PersonalDetails details, CustomerKey key) {
        Place place = Place.narrativeOf(details.customerId(), details.source(), details.eventId());
        return new SealedNarrative(
                details.source(),
                details.eventId(),
                details.customerId(),
                key.seal(details.narrative(), place.associatedData()));
    }
}
