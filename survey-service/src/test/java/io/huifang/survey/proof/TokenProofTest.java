package io.huifang.survey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** When a token is asked for, shown, renewed and shown no more. */
@Tag("P9")
class TokenProofTest {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LIFE = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-11-23T02:00:00Z");

    /** The questions to the issuer, to be answered. */
    private final List<CompletableFuture<AccessToken>> asked = new ArrayList<>();

    private final TokenProof proof =
            new TokenProof(
                    "huifang.intake",
                    () -> {
                        asked.add(new CompletableFuture<>());
                        return Uni.createFrom().completionStage(asked.get(asked.size() - 1));
                    },
                    PAUSE,
                    new Clock() {
                        @Override
                        public ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public Instant instant() {
                            return now;
                        }
                    });

    @Test
    void asksOnceForAllWhoWait() {
        CompletableFuture<String> first = shown();
        CompletableFuture<String> second = shown();

        give(0, "one");

        assertThat(asked).hasSize(1);
        assertThat(first.join()).isEqualTo("Bearer one").isEqualTo(second.join());
        assertThat(shown().join()).isEqualTo("Bearer one");
        assertThat(asked).hasSize(1);
    }

    @Test
    void renewsInTheBackgroundBeforeTheEnd() {
        proof.renewWhenDue();
        give(0, "one");
        now = now.plus(LIFE).minus(Duration.ofSeconds(61));
        proof.renewWhenDue();
        assertThat(asked).hasSize(1);

        now = now.plusSeconds(1);
        proof.renewWhenDue();

        assertThat(asked).hasSize(2);
        assertThat(shown().join()).isEqualTo("Bearer one");
        give(1, "two");
        assertThat(shown().join()).isEqualTo("Bearer two");
    }

    @Test
    void showsTheLastOneToItsEndAndThenNothing() {
        proof.renewWhenDue();
        give(0, "one");
        Instant end = now.plus(LIFE).minusSeconds(5);
        now = end.minusSeconds(30);
        proof.renewWhenDue();
        asked.get(1).completeExceptionally(new IllegalStateException("away"));

        now = end.minusMillis(1);
        assertThat(shown().join()).isEqualTo("Bearer one");
        assertThat(proof.isThere()).isTrue();

        now = end;
        CompletableFuture<String> waiting = shown();
        asked.get(2).completeExceptionally(new IllegalStateException("away"));
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(NoProof.class);
        assertThat(proof.isThere()).isFalse();
    }

    @Test
    void doesNotAskAgainWithinThePause() {
        CompletableFuture<String> waiting = shown();
        asked.get(0).completeExceptionally(new IllegalStateException("away"));
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(NoProof.class);

        now = now.plus(PAUSE).minusMillis(1);
        assertThatThrownBy(shown()::join).hasCauseInstanceOf(NoProof.class);
        proof.renewWhenDue();
        assertThat(asked).hasSize(1);

        now = now.plusMillis(1);
        CompletableFuture<String> later = shown();
        give(1, "two");
        assertThat(later.join()).isEqualTo("Bearer two");
    }

    @Test
    void asksAlthoughTheClockWasSetBack() {
        proof.renewWhenDue();
        asked.get(0).completeExceptionally(new IllegalStateException("away"));

        now = now.minus(Duration.ofHours(1));
        proof.renewWhenDue();

        assertThat(asked).hasSize(2);
    }

    @Test
    void wantsAnotherOneAfterARefusalAndShowsTheOldOneUntilThen() {
        proof.renewWhenDue();
        give(0, "one");
        now = now.plus(PAUSE);
        proof.renewWhenDue();
        assertThat(asked).as("negative control").hasSize(1);

        proof.refused();
        proof.renewWhenDue();

        assertThat(shown().join()).isEqualTo("Bearer one");
        give(1, "two");
        assertThat(shown().join()).isEqualTo("Bearer two");
    }

    @ParameterizedTest
    @CsvSource({
        // life, renewed before, due after, ends after
        "PT5M, PT1M, PT4M, PT4M55S",
        "PT1M, PT1M, PT30S, PT55S",
        "PT8S, PT1M, PT4S, PT6S",
        "PT5M, PT1S, PT4M55S, PT4M55S",
        ", PT1M, PT30S, PT55S"
    })
    void isDueBeforeItsEndAndEndsBeforeTheIssuersOwn(
            Duration life, Duration renewBefore, Duration due, Duration end) {
        AccessToken token = AccessToken.of("one", life, now, renewBefore);

        assertThat(token.due()).isEqualTo(now.plus(due));
        assertThat(token.end()).isEqualTo(now.plus(end));
    }

    @ParameterizedTest
    @CsvSource({
        "abc.def-_~+/==, Bearer, 300, true",
        "abc, bearer, , true",
        "abc, mac, 300, false",
        "abc, , 300, false",
        ", Bearer, 300, false",
        "'', Bearer, 300, false",
        "'a b', Bearer, 300, false",
        "'a\r\nX: y', Bearer, 300, false",
        "abc, Bearer, 0, false",
        "abc, Bearer, -5, false"
    })
    void isTakenFromTheIssuerOnlyWhenItCanBeShown(
            String text, String type, Long seconds, boolean usable) {
        TokenAnswer answer = new TokenAnswer(text, type, seconds);

        assertThat(answer.isUsable()).isEqualTo(usable);
        assertThat(answer.toString()).doesNotContain("abc");
    }

    private CompletableFuture<String> shown() {
        return proof.authorization().subscribeAsCompletionStage();
    }

    private void give(int question, String text) {
        asked.get(question).complete(AccessToken.of(text, LIFE, now, Duration.ofMinutes(1)));
    }
}
