package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.contract.wallet.Contact;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.vault.key.KeyRing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** A key and what it seals first, in one statement, and who else comes at the same moment. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P7")
class NewCustomersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject SealPersonalData sealPersonalData;
    @Inject StoreSealedRows storeSealedRows;
    @Inject NewCustomers newCustomers;
    @Inject RevealContact revealContact;
    @Inject KeyRing keyRing;

    Database database;

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void haveKeyContactAndNarrativeStoredAtOnce() {
        assertThat(newCustomers.add(sealed(details(customer, "a"))).subscribeAsCompletionStage())
                .succeedsWithin(PATIENCE);

        assertThat(nameOf(customer)).isEqualTo("a");
        String transactions =
                """
                SELECT count(DISTINCT x::text) FROM (
                    SELECT xmin FROM vault_keys.customer_key WHERE customer_id = ?
                    UNION ALL SELECT xmin FROM vault_contact WHERE customer_id = ?
                    UNION ALL SELECT xmin FROM vault_narrative WHERE customer_id = ?) AS t (x)
                """;
        assertThat(new Sql(database).number(transactions, customer, customer, customer))
                .isEqualTo(1);
    }

    @Test
    void haveNothingStoredThatTheKeyOfTheSlowerReplicaSealed() {
        SealedRows slower = sealed(details(customer, "slower"));
        SealedRows faster = sealed(details(customer, "faster"));
        assertThat(store(faster)).succeedsWithin(PATIENCE);

        assertThat(store(slower))
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("not stored");

        assertThat(nameOf(customer)).isEqualTo("faster");
    }

    @Test
    void haveOneKeyWhicheverReplicaIsFaster() {
        List<String> customers = IntStream.range(0, 20).mapToObj(i -> customer + i).toList();
        List<SealedRows> one = customers.stream().map(id -> sealed(details(id, "one"))).toList();
        List<SealedRows> other =
                customers.stream().map(id -> sealed(details(id, "other"))).toList();

        List<CompletableFuture<Boolean>> ofOne = one.stream().map(this::isStored).toList();
        List<CompletableFuture<Boolean>> ofOther = other.stream().map(this::isStored).toList();

        for (int i = 0; i < customers.size(); i++) {
            assertThat(ofOne.get(i)).succeedsWithin(PATIENCE);
            assertThat(ofOther.get(i)).succeedsWithin(PATIENCE).isNotEqualTo(ofOne.get(i).join());
            assertThat(nameOf(customers.get(i))).isEqualTo(ofOne.get(i).join() ? "one" : "other");
        }
    }

    @Test
    void haveOneReplicaFindTheKeyOfTheOtherOne() {
        SealedRows slower = sealed(details(customer, "slower"));
        keyRing.forget(List.of(customer));
        assertThat(seal(contact("e-faster", NOON, "faster"))).succeedsWithin(PATIENCE);
        assertThat(isStored(slower)).succeedsWithin(PATIENCE).isEqualTo(false);

        assertThat(seal(contact("e-again", NOON.plusSeconds(1), "again"))).succeedsWithin(PATIENCE);

        assertThat(nameOf(customer)).isEqualTo("again");
    }

    /** Both are sealed with the same key before it is stored. */
    @Test
    void haveAnEventStoredOnceThatComesTwiceAtOnce() throws SQLException {
        SealedRows rows = sealed(contact("e1", NOON, "same"));
        CompletableFuture<Void> first;
        CompletableFuture<Void> second;
        try (Connection other = database.connect();
                PreparedStatement erase =
                        other.prepareStatement(
                                "INSERT INTO vault_keys.customer_key (customer_id, erased_at)"
                                        + " VALUES (?, now())")) {
            other.setAutoCommit(false);
            erase.setString(1, customer);
            erase.execute();
            first = store(rows);
            second = store(rows);
            await().atMost(PATIENCE).until(() -> waitingFor(other) == 2);
            other.rollback();
        }

        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(second).succeedsWithin(PATIENCE);
        assertThat(
                        new Sql(database)
                                .number(
                                        "SELECT count(*) FROM vault_contact WHERE customer_id = ?",
                                        customer))
                .isEqualTo(1);
    }

    @Test
    @Tag("P20")
    void haveNothingStoredOnceTheyWereErased() {
        SealedRows rows = sealed(details(customer, "a"));
        Sql sql = new Sql(database);
        sql.run(
                "INSERT INTO vault_keys.customer_key (customer_id, erased_at) VALUES (?, now())",
                customer);

        assertThat(store(rows))
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("not stored");

        assertThat(seal(details(customer, "b"))).succeedsWithin(PATIENCE);
        assertThat(
                        sql.number(
                                "SELECT (SELECT count(*) FROM vault_contact WHERE customer_id = ?)"
                                        + " + (SELECT count(*) FROM vault_narrative WHERE"
                                        + " customer_id = ?)",
                                customer,
                                customer))
                .isZero();
    }

    /** Sealed with a key made for it, as a replica does that knows no other. */
    private SealedRows sealed(PersonalDetails details) {
        keyRing.forget(List.of(details.customerId()));
        SealedRows rows =
                keyRing.of(Set.of(details.customerId()))
                        .map(keys -> sealPersonalData.rowsOf(List.of(details), keys))
                        .await()
                        .atMost(PATIENCE);
        keyRing.forget(List.of(details.customerId()));
        return rows;
    }

    private PersonalDetails details(String customerId, String name) {
        return new PersonalDetails(
                "/" + customer,
                "e-" + customerId,
                customerId,
                NOON,
                new Contact("+8613800138000", name, null, null),
                "said");
    }

    private PersonalDetails contact(String eventId, Instant time, String name) {
        return new PersonalDetails(
                "/" + customer,
                eventId,
                customer,
                time,
                new Contact("+8613800138000", name, null, null),
                null);
    }

    private CompletableFuture<Void> store(SealedRows rows) {
        return storeSealedRows.store(rows).subscribeAsCompletionStage();
    }

    private CompletableFuture<Boolean> isStored(SealedRows rows) {
        return store(rows).handle((stored, failure) -> failure == null);
    }

    private CompletableFuture<Void> seal(PersonalDetails details) {
        return sealPersonalData.seal(List.of(details)).subscribeAsCompletionStage();
    }

    /** Sessions that wait for what that one holds. */
    private long waitingFor(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet waiting =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_stat_activity"
                                        + " WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")) {
            waiting.next();
            return waiting.getLong(1);
        }
    }

    private String nameOf(String customerId) {
        return revealContact
                .reveal(
                        new RevealContact.Request(
                                "test", null, "test", null, customerId, null, null, null))
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .contact()
                .name();
    }
}
