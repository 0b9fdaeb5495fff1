package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.contract.wallet.Contact;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.vault.PersonalDetails;
import io.huifang.intake.vault.SealPersonalData;
import io.huifang.outbox.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The service's key file hangs, and another replica does its part all the same. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class HangingKeyFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject KeyRing ring;
    @Inject SealPersonalData sealPersonalData;
    @Inject RotateKey rotateKey;
    @Inject CustomerKeys customerKeys;
    @Inject KeyLookups lookups;
    @Inject KeyEncryptionKeys versions;
    @Inject Ids ids;
    @Inject KeyConfig config;

    Database database;

    private final String customer = "c-" + UUID.randomUUID();
    private KeyRing otherRing;

    @BeforeEach
    void startAnotherReplica() {
        KeyFileEncryption otherView = new KeyFileEncryption(config);
        otherRing = new KeyRing(customerKeys, lookups, otherView, versions, ids, config);
    }

    @Test
    @Tag("P5")
    void keepsNobodyFromSealingForACustomerWhoseKeyAnotherReplicaStored() throws Throwable {
        assertThat(held(ring).unsaved()).isNotNull();
        store(held(otherRing).unsaved());

        HangingKeyFile.insteadOf(
                config.keyFile().orElseThrow(),
                () -> {
                    PersonalDetails details =
                            new PersonalDetails(
                                    "/" + customer,
                                    "e1",
                                    customer,
                                    Instant.parse("2026-03-01T12:00:00Z"),
                                    new Contact("+8613800138000", "a", null, null),
                                    null);

                    assertThat(sealPersonalData.seal(List.of(details)).subscribeAsCompletionStage())
                            .succeedsWithin(PATIENCE);
                });
    }

    @Test
    @Tag("R71")
    void keepsNoKeyFromBeingWrappedAnew() throws Throwable {
        WrappedKey old = held(otherRing).unsaved();
        int current = rotateKey.rotate("account:ops").await().atMost(PATIENCE);

        HangingKeyFile.insteadOf(
                config.keyFile().orElseThrow(),
                () -> {
                    store(old);

                    await().atMost(PATIENCE).until(() -> wrappedBy() == current);
                });
    }

    private HeldKey held(KeyRing of) {
        return of.of(Set.of(customer)).await().atMost(PATIENCE).get(customer);
    }

    /** As whoever seals with it first does. */
    private void store(WrappedKey key) {
        new Sql(database)
                .run(
                        "INSERT INTO vault_keys.customer_key (customer_id, key_id, wrapped_by,"
                                + " wrapped) VALUES (?, ?, ?, ?)",
                        key.customerId(),
                        key.keyId(),
                        key.wrappedBy(),
                        key.bytes());
    }

    private long wrappedBy() {
        return new Sql(database)
                .number(
                        "SELECT wrapped_by FROM vault_keys.customer_key WHERE customer_id = ?",
                        customer);
    }
}
