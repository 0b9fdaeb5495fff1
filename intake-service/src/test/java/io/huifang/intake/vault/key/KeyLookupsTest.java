package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** How lookups gather, on a database that answers when the test says so. */
class KeyLookupsTest {
    private static final Duration NO_TIME = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Sent(
            Collection<String> asked, UniEmitter<? super Map<String, KeyLife>> answer) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    @Test
    void sharesTheNextLookupAmongThoseThatCameMeanwhile() {
        KeyLookups lookups = lookups(LONG);

        List<CompletableFuture<Map<String, KeyLife>>> requests = find(lookups, 12);

        assertThat(sent).hasSize(KeyLookups.AT_ONCE);
        sent.get(0).answer().complete(Map.of());
        assertThat(sent.get(KeyLookups.AT_ONCE).asked()).hasSize(10);
        sent.get(KeyLookups.AT_ONCE).answer().complete(Map.of());
        assertThat(requests.subList(2, 12)).allMatch(CompletableFuture::isDone);
    }

    @Test
    @Tag("P5")
    void givesUpAndHoldsLittleWhileTheDatabaseHangs() {
        KeyLookups lookups = lookups(NO_TIME);

        for (int i = 0; i < 5; i++) {
            assertThat(find(lookups, 20)).allSatisfy(it -> assertThat(it).failsWithin(PATIENCE));
        }

        await().atMost(PATIENCE).until(() -> lookups.waiting() == 0);
        assertThat(sent).hasSizeLessThanOrEqualTo(KeyLookups.MOST_OUT);
    }

    @Test
    @Tag("P5")
    void goesOnWhenTheDatabaseIsBack() {
        KeyLookups lookups = lookups(NO_TIME);
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            find(lookups, 3);
                            return sent.size() == KeyLookups.MOST_OUT;
                        });

        List.copyOf(sent).forEach(one -> one.answer().complete(Map.of()));

        await().atMost(PATIENCE)
                .until(
                        () -> {
                            CompletableFuture<?> one = find(lookups, 1).get(0);
                            sent.forEach(it -> it.answer().complete(Map.of()));
                            return one.isDone() && !one.isCompletedExceptionally();
                        });
    }

    private KeyLookups lookups(Duration timeout) {
        return new KeyLookups(
                asked -> Uni.createFrom().emitter(answer -> sent.add(new Sent(asked, answer))),
                timeout);
    }

    private static List<CompletableFuture<Map<String, KeyLife>>> find(
            KeyLookups lookups, int most) {
        return IntStream.range(0, most)
                .mapToObj(i -> lookups.find(List.of("c" + i)).subscribeAsCompletionStage())
                .map(CompletableFuture::toCompletableFuture)
                .toList();
    }
}
