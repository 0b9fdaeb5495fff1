package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Tag("P23")
class ClaimDeskTest {
    private static final Uni<Pairing> SILENCE = Uni.createFrom().nothing();

    private record Terms(
            int pairedAtOnce,
            Duration patience,
            int mostWaiting,
            Duration lookEvery,
            int historyShown,
            int countedUpTo,
            Duration pointEvery,
            int urgentFrom)
            implements QueueConfig {}

    static QueueConfig terms(Duration patience) {
        return new Terms(
                64, patience, 2, Duration.ofSeconds(5), 5, 10_000, Duration.ofMinutes(10), 85);
    }

    /** Where claims of one agent are never answered; for the others there is nothing. */
    private static ClaimDesk desk(Duration patience) {
        return new ClaimDesk(
                (wishes, committed) ->
                        wishes.stream().anyMatch(wish -> wish.agent().equals("unlucky"))
                                ? SILENCE
                                : Uni.createFrom().item(nothingFor(wishes)),
                terms(patience),
                new SimpleMeterRegistry());
    }

    private static Pairing nothingFor(List<Wish> wishes) {
        Pairing pairing = new Pairing(wishes);
        for (int place = 0; place < wishes.size(); place++) {
            pairing.answer(place, Answer.Done.nothing());
        }
        return pairing;
    }

    private static CompletableFuture<Answer> claim(ClaimDesk desk, String agent) {
        return desk.claim(new Wish(agent, new ClaimFilter(Set.of()), Optional.empty()))
                .subscribeAsCompletionStage();
    }

    @Test
    void goesOnWithTheNextClaimsWhenTheDatabaseIsSilent() throws Exception {
        ClaimDesk desk = desk(Duration.ofMillis(50));

        CompletableFuture<Answer> unlucky = claim(desk, "unlucky");
        CompletableFuture<Answer> next = claim(desk, "lucky");

        assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo(Answer.Done.nothing());
        assertThatThrownBy(unlucky::join).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void letsOnlySoManyWait() {
        ClaimDesk desk = desk(Duration.ofHours(1));
        claim(desk, "unlucky");
        claim(desk, "first to wait");
        claim(desk, "second to wait");

        CompletableFuture<Answer> tooMany = claim(desk, "third to wait");

        assertThat(tooMany).isCompletedWithValue(new Answer.Refused(Problems.UNAVAILABLE));
    }
}
