package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** How requests gather, on a database that answers when the test says so. */
class VaultWriterTest {
    private static final Duration NO_TIME = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final PgException REFUSED_ROW =
            new PgException("refused", "ERROR", "23514", null);

    private record Statement(SealedRows rows, UniEmitter<? super Void> answer) {
        List<String> customers() {
            return rows.contacts().stream().map(SealedContact::customerId).toList();
        }
    }

    private final List<Statement> statements = new CopyOnWriteArrayList<>();

    @Test
    void sendsAtOnceWhatComesAlone() {
        VaultWriter writer = writer(LONG);

        CompletableFuture<Void> alone = write(writer, "a");

        assertThat(sent()).containsExactly(List.of("a"));
        statements.get(0).answer().complete(null);
        assertThat(alone).isCompleted();
    }

    @Test
    void sendsTogetherWhatCameInMeanwhile() {
        VaultWriter writer = writer(LONG);
        occupy(writer);

        List<CompletableFuture<Void>> requests = write(writer, 700);

        assertThat(statements).hasSize(VaultWriter.AT_ONCE);
        finish(0);
        finish(1);
        assertThat(sent().stream().skip(VaultWriter.AT_ONCE).map(List::size))
                .containsExactly(500, 200);
        finish(VaultWriter.AT_ONCE);
        assertThat(requests.subList(0, 500)).allMatch(CompletableFuture::isDone);
        assertThat(requests.subList(500, 700)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void answersOnlyTheOneThatCannotBeStoredWithAFailure() {
        VaultWriter writer = writer(LONG);
        occupy(writer);
        List<CompletableFuture<Void>> requests = write(writer, 25);

        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (statement.customers().contains("c13")) {
                statement.answer().fail(REFUSED_ROW);
            } else {
                statement.answer().complete(null);
            }
        }

        assertThat(requests.remove(13)).isCompletedExceptionally();
        assertThat(requests).allMatch(VaultWriterTest::isStored);
        assertThat(statements).hasSizeLessThan(20); // far fewer than one for each
    }

    @Test
    void triesNothingAgainOnALostConnection() {
        VaultWriter writer = writer(LONG);
        occupy(writer);
        List<CompletableFuture<Void>> requests = write(writer, 25);
        finish(0);

        statements.get(VaultWriter.AT_ONCE).answer().fail(new IOException("connection reset"));

        assertThat(requests).allSatisfy(it -> assertThat(it).isCompletedExceptionally());
        assertThat(statements).hasSize(VaultWriter.AT_ONCE + 1);
    }

    @Test
    @Tag("P5")
    void holdsLittleWhileTheDatabaseHangsAndGoesOnAfterwards() {
        VaultWriter writer = writer(NO_TIME);
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            giveUp(writer);
                            return statements.size() == VaultWriter.MOST_OUT;
                        });
        giveUp(writer);
        giveUp(writer);
        assertThat(statements).hasSize(VaultWriter.MOST_OUT);

        List<Statement> hanging = List.copyOf(statements);
        statements.clear();
        hanging.forEach(statement -> statement.answer().complete(null));

        assertThat(statements).isEmpty(); // those who gave up are not stored any more
        await().atMost(PATIENCE).until(() -> isStoredInTime(writer));
    }

    private static void giveUp(VaultWriter writer) {
        List<CompletableFuture<Void>> requests = write(writer, 5);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                requests.stream()
                                        .allMatch(CompletableFuture::isCompletedExceptionally));
    }

    private boolean isStoredInTime(VaultWriter writer) {
        CompletableFuture<Void> request = write(writer, "after");
        statements.forEach(statement -> statement.answer().complete(null));
        return isStored(request);
    }

    private static boolean isStored(CompletableFuture<Void> request) {
        return request.isDone() && !request.isCompletedExceptionally();
    }

    private VaultWriter writer(Duration timeout) {
        return new VaultWriter(this::store, timeout, new SimpleMeterRegistry());
    }

    private Uni<Void> store(SealedRows rows) {
        return Uni.createFrom().emitter(answer -> statements.add(new Statement(rows, answer)));
    }

    /** Leaves no statement to the next request. */
    private static void occupy(VaultWriter writer) {
        IntStream.range(0, VaultWriter.AT_ONCE).forEach(i -> write(writer, "first-" + i));
    }

    private void finish(int statement) {
        statements.get(statement).answer().complete(null);
    }

    private List<List<String>> sent() {
        return statements.stream().map(Statement::customers).toList();
    }

    private static List<CompletableFuture<Void>> write(VaultWriter writer, int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> write(writer, "c" + i))
                .collect(ArrayList::new, List::add, List::addAll);
    }

    private static CompletableFuture<Void> write(VaultWriter writer, String customer) {
        SealedContact contact =
                new SealedContact(
                        customer, new byte[16], new byte[40], Instant.EPOCH, "/s", "e-" + customer);
        return writer.write(new SealedRows(List.of(), List.of(contact), List.of()))
                .subscribeAsCompletionStage();
    }
}
