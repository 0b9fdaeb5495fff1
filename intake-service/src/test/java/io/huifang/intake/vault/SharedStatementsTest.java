package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.backing.process.Signal;
import io.huifang.contract.wallet.Contact;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many requests in one statement of a real PostgreSQL. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class SharedStatementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject SealPersonalData sealPersonalData;
    @Inject RevealContact revealContact;

    Backing backing;
    Database database;

    private final String source = "/" + UUID.randomUUID();

    /** Connecting for the first time may take longer than a request waits. */
    @BeforeEach
    void connect() {
        PersonalDetails other = contact("before" + source, NOON, "e");
        await().atMost(PATIENCE).until(() -> isStored(other));
    }

    @Test
    void takeAllThatCameInMeanwhile() throws SQLException {
        List<PersonalDetails> details = IntStream.range(0, 200).mapToObj(this::details).toList();

        List<CompletableFuture<Void>> requests = sealAtOnce(details);

        assertThat(requests).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(numberOf("count(*)")).isEqualTo(200);
        // a few: those who come while nothing is under way do not wait for the others
        assertThat(numberOf("count(DISTINCT xmin::text)")).isLessThanOrEqualTo(12);
    }

    @Test
    @Tag("P7")
    void keepTheNewestContactOfAllTheirRequests() throws SQLException {
        List<PersonalDetails> details =
                IntStream.range(0, 60)
                        .mapToObj(i -> contact("c" + source, NOON.plusSeconds(i), "e" + i))
                        .collect(ArrayList::new, List::add, List::addAll);
        Collections.shuffle(details, new Random(4711));

        List<CompletableFuture<Void>> requests = sealAtOnce(details);

        assertThat(requests).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(nameOf("c" + source)).isEqualTo("name of e59");
    }

    @Test
    @Tag("P4")
    void takeTheSameEventSeveralTimes() throws SQLException {
        PersonalDetails same = details(1);

        List<CompletableFuture<Void>> requests = sealAtOnce(Collections.nCopies(20, same));

        assertThat(requests).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(numberOf("count(*)")).isEqualTo(1);
    }

    @Test
    void failOnlyTheRequestsThatPostgresRefuses() throws SQLException {
        PersonalDetails tooLong = contact("x".repeat(200), NOON, "too-long");
        PersonalDetails noText = contact("c" + source, NOON, "no\u0000text");
        List<PersonalDetails> good = IntStream.range(0, 50).mapToObj(this::details).toList();

        List<CompletableFuture<Void>> requests =
                sealAtOnce(
                        Stream.of(
                                        good.subList(0, 20).stream(),
                                        Stream.of(tooLong),
                                        good.subList(20, 30).stream(),
                                        Stream.of(noText),
                                        good.subList(30, 50).stream())
                                .flatMap(part -> part)
                                .toList());

        List<CompletableFuture<Void>> bad = List.of(requests.get(20), requests.get(31));
        assertThat(bad).allSatisfy(it -> assertThat(it).failsWithin(PATIENCE));
        requests.removeAll(bad);
        assertThat(requests).allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(numberOf("count(*)")).isEqualTo(50);
    }

    @Test
    @Tag("P5")
    void answerAllWhoWaitWhileTheDatabaseStandsStill() throws SQLException {
        List<PersonalDetails> details = IntStream.range(0, 300).mapToObj(this::details).toList();
        List<CompletableFuture<Void>> requests;
        signalDatabase(Signal.STOP);
        try {
            requests = details.stream().map(this::seal).toList();

            assertThat(requests).allSatisfy(it -> assertThat(it).failsWithin(PATIENCE));
        } finally {
            signalDatabase(Signal.CONT);
        }

        await().atMost(PATIENCE).until(() -> isStored(details(300)));
        assertThat(details.stream().map(this::seal))
                .allSatisfy(it -> assertThat(it).succeedsWithin(PATIENCE));
        assertThat(numberOf("count(*)")).isEqualTo(301);
    }

    private boolean isStored(PersonalDetails details) {
        return seal(details).handle((stored, failure) -> failure == null).join();
    }

    /** Nothing is written before all requests are there. */
    private List<CompletableFuture<Void>> sealAtOnce(List<PersonalDetails> details)
            throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE vault_contact, vault_narrative IN SHARE MODE");
            List<CompletableFuture<Void>> requests =
                    details.stream()
                            .map(this::seal)
                            .collect(ArrayList::new, List::add, List::addAll);
            connection.commit();
            return requests;
        }
    }

    private CompletableFuture<Void> seal(PersonalDetails details) {
        return sealPersonalData.seal(List.of(details)).subscribeAsCompletionStage();
    }

    /** The server and its children, which serve a connection each. */
    private void signalDatabase(Signal signal) {
        ProcessHandle server = ProcessHandle.of(backing.postgres().pid()).orElseThrow();
        signal.sendTo(server.pid());
        server.descendants().forEach(child -> signal.sendTo(child.pid()));
    }

    private PersonalDetails details(int number) {
        String customer = "c" + number + source;
        return new PersonalDetails(
                source, "e" + number, customer, NOON, contactNamed("n"), "said " + number);
    }

    private PersonalDetails contact(String customer, Instant time, String eventId) {
        return new PersonalDetails(
                source, eventId, customer, time, contactNamed("name of " + eventId), null);
    }

    private static Contact contactNamed(String name) {
        return new Contact("+8613800138000", name, null, null);
    }

    private String nameOf(String customer) {
        return revealContact
                .reveal(
                        new RevealContact.Request(
                                "test", null, "test", null, customer, null, null, null))
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .contact()
                .name();
    }

    /** Of the narratives that this test sealed. */
    private int numberOf(String what) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT " + what + " FROM vault_narrative WHERE source = ?")) {
            query.setString(1, source);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
