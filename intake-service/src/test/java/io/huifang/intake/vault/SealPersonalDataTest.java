package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.contract.wallet.Contact;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.vault.key.HeldKey;
import io.huifang.intake.vault.key.KeyRing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

@QuarkusTest
@WithTestResource(IntakeResource.class)
class SealPersonalDataTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject SealPersonalData sealPersonalData;
    @Inject RevealContact revealContact;
    @Inject StoreSealedRows storeSealedRows;
    @Inject KeyRing keyRing;

    Database database;

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    @Tag("P7")
    void keepsTheNewestContactInAnyOrderOfArrival() {
        List<PersonalDetails> arrivals =
                IntStream.range(0, 12)
                        .mapToObj(i -> contact(NOON.plusSeconds(i / 2), "e" + i, "name-" + i))
                        .collect(ArrayList::new, List::add, List::addAll);
        Collections.shuffle(arrivals, new Random(4711));

        arrivals.forEach(arrival -> seal(List.of(arrival)));

        assertThat(nameInVault()).isEqualTo("name-11"); // of e11, the last of the last second
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 12})
    @Tag("P7")
    void keepsTheNewestContactOfThoseThatReturnInAnyOrderAndCompany(int together) {
        for (int seed = 0; seed < 8; seed++) {
            List<PersonalDetails> arrivals = returning("returning-" + together + "-" + seed);
            Collections.shuffle(arrivals, new Random(seed));

            for (int i = 0; i < arrivals.size(); i += together) {
                seal(arrivals.subList(i, Math.min(i + together, arrivals.size())));
            }

            String of = arrivals.get(0).customerId();
            for (int i = 0; i < 12; i++) {
                assertThat(nameOf(of, NOON.plusSeconds(1_200 * i)))
                        .as("%s at %d", of, i)
                        .isEqualTo("name-" + i % 5);
            }
            assertThat(nameOf(of, null)).as(of).isEqualTo("name-1");
        }
    }

    @Test
    @Tag("P7")
    void keepsAContactThatChangesAndChangesBackInOneRequest() {
        seal(List.of(contact(NOON, "e1", "a")));

        seal(List.of(contact(NOON.plusSeconds(60), "e2", "b"), contact(at(2), "e3", "a")));

        assertThat(nameInVault()).isEqualTo("a");
        assertThat(nameValidAt(NOON.plusSeconds(90))).isEqualTo("b");
    }

    @Test
    @Tag("P7")
    void keepsAContactThatChangesAndChangesBackInTwoRequestsAtOnce() throws Exception {
        seal(List.of(contact(NOON, "e1", "a")));
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE vault_contact IN SHARE MODE");
            CompletableFuture<Void> changes = sealing(contact(at(1), "e2", "b"));
            await().atMost(PATIENCE).until(() -> waiting() >= 1);
            CompletableFuture<Void> back = sealing(contact(at(2), "e3", "a"));
            await().atMost(PATIENCE).until(() -> waiting() >= 2 || back.isDone());
            other.commit();

            assertThat(changes).succeedsWithin(PATIENCE);
            assertThat(back).succeedsWithin(PATIENCE);
        }

        assertThat(nameInVault()).isEqualTo("a");
    }

    @Test
    @Tag("P7")
    void neverTakesBackUntilWhenAContactHeld() {
        seal(List.of(contact(NOON, "e1", "a")));
        seal(List.of(contact(at(60), "e2", "a")));
        seal(List.of(contact(at(30), "e3", "a"), contact(at(20), "e4", "a")));

        seal(List.of(contact(at(50), "late", "b")));

        assertThat(nameInVault()).isEqualTo("a");
        assertThat(nameValidAt(at(55))).isEqualTo("b");
    }

    @Test
    @Tag("D7")
    void answersWhatWasToldLastAlsoAfterALateEvent() {
        seal(List.of(contact(NOON, "e1", "a")));
        seal(List.of(contact(at(120), "e2", "a")));

        seal(List.of(contact(at(60), "late", "b")));

        assertThat(nameValidAt(at(59))).isEqualTo("a");
        assertThat(nameValidAt(at(90))).isEqualTo("b");
        assertThat(nameValidAt(at(120))).isEqualTo("a");
    }

    @Test
    void keepsTheNewestContactOfOneRequest() {
        seal(List.of(contact(NOON.plusSeconds(1), "e2", "newer"), contact(NOON, "e1", "older")));

        assertThat(nameInVault()).isEqualTo("newer");
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        PersonalDetails details =
                details(NOON, "e1", new Contact(phone(), "a", null, null), "said");
        seal(List.of(details));
        String before = rowVersions();

        seal(List.of(details));

        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void writesNothingForAContactThatDidNotChange() throws SQLException {
        seal(List.of(contact(NOON, "e1", "same")));
        String before = rowVersions();

        for (int i = 0; i < 5; i++) {
            seal(List.of(contact(NOON.plusSeconds(60 * i + 1), "again-" + i, "same")));
        }

        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    @Tag("P7")
    void notesNowAndThenThatAContactStillHolds() throws SQLException {
        seal(List.of(contact(NOON, "e1", "same")));
        seal(List.of(contact(NOON.plusSeconds(7200), "e2", "same")));

        seal(List.of(contact(NOON.plusSeconds(3600), "late", "in between")));

        assertThat(nameInVault()).isEqualTo("same");
        assertThat(rowVersions().split("contact")).hasSize(4); // three rows
    }

    @Test
    @Tag("D7")
    void knowsTheContactThatWasValidAtAnInstant() {
        seal(List.of(contact(NOON, "e1", "first")));
        seal(List.of(contact(NOON.plusSeconds(7200), "e2", "second")));

        assertThat(nameValidAt(NOON.plusSeconds(7199))).isEqualTo("first");
        assertThat(nameValidAt(NOON.plusSeconds(7200))).isEqualTo("second");
        assertThat(nameInVault()).isEqualTo("second");
    }

    @Test
    @Tag("P4")
    void keepsTheFirstNarrativeOfAnEvent() {
        seal(List.of(details(NOON, "e1", new Contact(phone(), "a", null, null), "first")));
        seal(List.of(details(NOON, "e1", null, "second")));

        assertThat(reveal("e1").narrative()).isEqualTo("first");
    }

    @Test
    void storesAllOfARequestOrNothing() throws SQLException {
        PersonalDetails good = contact(NOON, "e1", "a");
        PersonalDetails impossible =
                new PersonalDetails(
                        "/s",
                        "e2",
                        "x".repeat(200),
                        NOON,
                        new Contact(phone(), "b", null, null),
                        null);

        assertThat(
                        sealPersonalData
                                .seal(List.of(good, impossible))
                                .onItemOrFailure()
                                .transform((done, failure) -> failure != null)
                                .await()
                                .atMost(PATIENCE))
                .isTrue();

        assertThat(rowVersions()).isEmpty();
    }

    @Test
    @Tag("P20")
    void storesNothingThatWasSealedWithAKeyThatWasDestroyedMeanwhile() throws SQLException {
        PersonalDetails details = contact(NOON, "e1", "a");
        seal(List.of(details));
        Map<String, HeldKey> cached = keyRing.of(Set.of(customer)).await().atMost(PATIENCE);
        PersonalDetails later =
                details(NOON.plusSeconds(1), "e2", new Contact(phone(), "b", null, null), "said");
        SealedRows rows = sealPersonalData.rowsOf(List.of(later), cached);
        Sql sql = new Sql(database);
        sql.run(
                "UPDATE vault_keys.customer_key SET key_id = NULL, wrapped_by = NULL,"
                        + " wrapped = NULL, erased_at = now() WHERE customer_id = ?",
                customer);
        sql.run("DELETE FROM vault_contact WHERE customer_id = ?", customer);

        assertThat(storeSealedRows.store(rows).subscribeAsCompletionStage())
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("not stored");
        assertThat(rowVersions()).isEmpty();
        seal(List.of(later));
        assertThat(rowVersions()).isEmpty();
    }

    @Test
    void doesNotDeadlockWhenRequestsMeet() {
        List<PersonalDetails> forwards =
                IntStream.range(0, 50).mapToObj(i -> of("crowd-" + i, NOON, "e" + i)).toList();
        List<PersonalDetails> backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);

        List<Uni<Void>> all =
                IntStream.range(0, 40)
                        .mapToObj(i -> later(i % 2 == 0 ? forwards : backwards, i))
                        .map(sealPersonalData::seal)
                        .toList();

        assertThat(Uni.join().all(all).andCollectFailures().await().atMost(PATIENCE)).hasSize(40);
    }

    /** Twelve events twenty minutes apart, with five names in turn. */
    private List<PersonalDetails> returning(String prefix) {
        String someone = prefix + customer;
        return IntStream.range(0, 12)
                .mapToObj(
                        i ->
                                new PersonalDetails(
                                        "/" + customer,
                                        prefix + "-e" + i,
                                        someone,
                                        NOON.plusSeconds(1_200 * i),
                                        new Contact(phone(), "name-" + i % 5, null, null),
                                        null))
                .collect(ArrayList::new, List::add, List::addAll);
    }

    private static Instant at(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }

    private CompletableFuture<Void> sealing(PersonalDetails details) {
        return sealPersonalData.seal(List.of(details)).subscribeAsCompletionStage();
    }

    /** Sessions that wait for a lock. */
    private long waiting() {
        return new Sql(database)
                .number("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted");
    }

    private List<PersonalDetails> later(List<PersonalDetails> details, int seconds) {
        return details.stream()
                .map(d -> of(d.customerId(), NOON.plusSeconds(seconds), d.eventId()))
                .toList();
    }

    private static PersonalDetails of(String customerId, Instant time, String eventId) {
        return new PersonalDetails(
                "/s", eventId, customerId, time, new Contact(phone(), "n", null, null), null);
    }

    private PersonalDetails contact(Instant time, String eventId, String name) {
        return details(time, eventId, new Contact(phone(), name, null, null), null);
    }

    private PersonalDetails details(
            Instant time, String eventId, Contact contact, String narrative) {
        return new PersonalDetails("/" + customer, eventId, customer, time, contact, narrative);
    }

    private static String phone() {
        return "+8613800138000";
    }

    private void seal(List<PersonalDetails> details) {
        sealPersonalData.seal(details).await().atMost(PATIENCE);
    }

    private String nameInVault() {
        return reveal(null).contact().name();
    }

    private String nameValidAt(Instant at) {
        return nameOf(customer, at);
    }

    private String nameOf(String customerId, Instant at) {
        return revealContact
                .reveal(
                        new RevealContact.Request(
                                "test", null, "test", null, customerId, at, null, null))
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .contact()
                .name();
    }

    private RevealContact.Revealed reveal(String eventId) {
        String source = eventId == null ? null : "/" + customer;
        return revealContact
                .reveal(
                        new RevealContact.Request(
                                "test", null, "test", null, customer, null, source, eventId))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    /** Changes with every write to one of the customer's rows. */
    private String rowVersions() throws SQLException {
        String sql =
                """
                SELECT coalesce(string_agg(v, ',' ORDER BY v), '') FROM (
                    SELECT 'contact ' || xmin || ctid FROM vault_contact WHERE customer_id = ?
                    UNION ALL
                    SELECT 'narrative ' || xmin || ctid FROM vault_narrative
                    WHERE customer_id = ?) AS versions (v)
                """;
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, customer);
            query.setString(2, customer);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
