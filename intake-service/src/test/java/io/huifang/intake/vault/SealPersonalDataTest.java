package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.wallet.Contact;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

@QuarkusTest
@WithTestResource(IntakeResource.class)
class SealPersonalDataTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject SealPersonalData sealPersonalData;
    @Inject RevealContact revealContact;

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
        assertThat(rowVersions().split("contact")).hasSize(3); // two rows
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
        return revealContact
                .reveal(
                        new RevealContact.Request(
                                "test", null, "test", null, customer, at, null, null))
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
