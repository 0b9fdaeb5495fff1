package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.outbox.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One replica rotates while another one has not looked at the key file since. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R71")
class TwoViewsOfTheKeyFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] PLACE = {1};

    @Inject KeyRing ring;
    @Inject RotateKey rotateKey;
    @Inject DestroyKey destroyKey;
    @Inject CustomerKeys customerKeys;
    @Inject KeyLookups lookups;
    @Inject KeyEncryptionKeys versions;
    @Inject Ids ids;
    @Inject KeyConfig config;

    Database database;

    private final String customer = "c-" + UUID.randomUUID();
    private KeyFileEncryption otherView;
    private KeyRing otherRing;

    @BeforeEach
    void startAnotherReplica() {
        otherView = new KeyFileEncryption(config);
        otherRing = new KeyRing(customerKeys, lookups, otherView, versions, ids, config);
    }

    @Test
    void openWhatEachOfThemSealedAndFollow() {
        HeldKey old = held(otherRing);
        byte[] sealed = old.key().seal("said", PLACE);
        int current = done(rotateKey.rotate("account:ops"));

        store(old.unsaved());

        assertThat(old.unsaved().wrappedBy()).isNotEqualTo(current);
        assertThat(held(ring).key().open(sealed, PLACE)).isEqualTo("said");
        await().atMost(PATIENCE).until(() -> wrappedBy() == current);
        otherRing.forget(List.of(customer));
        assertThat(held(otherRing).key().open(sealed, PLACE)).isEqualTo("said");
        assertThat(otherView.versions()).contains(current);
    }

    @Test
    void keepTheOldKeyWhileOneCustomerNeedsIt() throws SQLException {
        HeldKey old = held(otherRing);
        store(old.unsaved());
        int version = old.unsaved().wrappedBy();

        try (Connection another = database.connect();
                PreparedStatement hold =
                        another.prepareStatement(
                                "SELECT 1 FROM vault_keys.customer_key WHERE customer_id = ?"
                                        + " FOR NO KEY UPDATE")) {
            another.setAutoCommit(false);
            hold.setString(1, customer);
            hold.executeQuery();
            done(rotateKey.rotate("account:ops"));
            await().atMost(PATIENCE).until(() -> customersUnder(version) == 1);

            assertThat(done(destroyKey.destroy(version, "account:ops")))
                    .isEqualTo(DestroyKey.End.IN_USE);
        }

        await().atMost(PATIENCE)
                .until(
                        () ->
                                done(destroyKey.destroy(version, "account:ops"))
                                        == DestroyKey.End.DESTROYED);
        assertThat(held(ring).unsaved()).isNull();
    }

    private HeldKey held(KeyRing of) {
        return done(of.of(Set.of(customer))).get(customer);
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
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

    private long customersUnder(int version) {
        return new Sql(database)
                .number(
                        "SELECT count(*) FROM vault_keys.customer_key WHERE wrapped_by = ?",
                        version);
    }

    private long wrappedBy() {
        return new Sql(database)
                .number(
                        "SELECT wrapped_by FROM vault_keys.customer_key WHERE customer_id = ?",
                        customer);
    }
}
