package io.huifang.intake.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.SettableClock;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** When the issuer is asked, and what holds while it does not answer. */
class IssuerKeysTest {
    private static final String ES256 = "ES256";

    private final SettableClock clock = new SettableClock();
    private final Deque<CompletableFuture<KeySet>> asked = new ArrayDeque<>();
    private final IssuerConfig config =
            new SmallRyeConfigBuilder()
                    .withMapping(IssuerConfig.class)
                    .build()
                    .getConfigMapping(IssuerConfig.class);
    private final IssuerKeys keys = new IssuerKeys(this::ask, clock, config);

    @Test
    void asksOnceForAllWhoNeedAKeyAndLetsThemWait() throws JoseException {
        Sought first = keys.find("a", ES256);
        Sought second = keys.find("b", ES256);

        assertThat(asked).hasSize(1);
        asked.remove().complete(set("a"));
        assertThat(then(first)).isInstanceOf(Sought.Found.class);
        assertThat(then(second)).isEqualTo(new Sought.Unavailable()); // asked before he came
        assertThat(keys.find("a", ES256)).isInstanceOf(Sought.Found.class);
    }

    @Test
    void asksForAnUnknownKeyOnlyAfterThePause() throws JoseException {
        answerWith(set("a"));

        assertThat(keys.find("new", ES256)).isEqualTo(new Sought.Unavailable());
        assertThat(asked).isEmpty();
        clock.move(config.pause());

        Sought sought = keys.find("new", ES256);
        asked.remove().complete(set("new"));
        assertThat(then(sought)).isInstanceOf(Sought.Found.class);
    }

    @Test
    void saysThatThereIsNoSuchKeyOnlyWhenTheIssuerWasAskedForIt() throws JoseException {
        answerWith(set("a"));
        clock.move(config.pause());

        Sought sought = keys.find("made-up", ES256);
        asked.remove().complete(set("a"));

        assertThat(then(sought)).isEqualTo(new Sought.Absent());
        // It may have got that key since.
        assertThat(keys.find("made-up", ES256)).isEqualTo(new Sought.Unavailable());
    }

    @Test
    void outlivesAQuestionThatFailsAtOnce() throws JoseException {
        Deque<CompletionStage<KeySet>> answers = new ArrayDeque<>();
        IssuerKeys failing = new IssuerKeys(answers::remove, clock, config);

        assertThat(then(failing.find("a", ES256))).isEqualTo(new Sought.Unavailable());
        clock.move(config.pause());
        answers.add(CompletableFuture.completedStage(set("a")));

        assertThat(then(failing.find("a", ES256))).isInstanceOf(Sought.Found.class);
    }

    @Test
    void isAsOldAsTheServiceUntilTheIssuerHasAnswered() {
        clock.move(Duration.ofMinutes(11));

        assertThat(keys.age()).isEqualTo(660);
    }

    @Test
    void keepsGoodKeysForABoundedTimeWhileTheIssuerIsAway() throws JoseException {
        answerWith(set("a"));
        clock.move(config.keysGoodFor().minusSeconds(1));
        keys.refreshWhenDue();
        asked.remove().completeExceptionally(new IllegalStateException("away"));

        assertThat(keys.find("a", ES256)).isInstanceOf(Sought.Found.class);
        assertThat(keys.find("other", ES256)).isEqualTo(new Sought.Unavailable());
        clock.move(Duration.ofSeconds(1));
        assertThat(keys.find("a", ES256)).isEqualTo(new Sought.Unavailable());
        assertThat(keys.good()).isEqualTo(KeySet.none());
    }

    @Test
    void comesBackByItself() throws JoseException {
        keys.refreshWhenDue();
        asked.remove().completeExceptionally(new IllegalStateException("away"));
        assertThat(keys.find("a", ES256)).isEqualTo(new Sought.Unavailable());

        clock.move(config.pause());
        keys.refreshWhenDue();
        asked.remove().complete(set("a"));

        assertThat(keys.find("a", ES256)).isInstanceOf(Sought.Found.class);
    }

    @Test
    void refreshesInTheBackgroundWhenDueAndKeepsTheSameKeysTheSame() throws JoseException {
        KeySet set = set("a");
        answerWith(set);
        keys.refreshWhenDue();
        assertThat(asked).isEmpty();

        clock.move(config.refreshEvery());
        keys.refreshWhenDue();
        asked.remove().complete(KeySet.parse(set.text()));

        assertThat(keys.good()).isSameAs(set);
        assertThat(keys.age()).isZero();
    }

    @Test
    void asksAgainAfterTheClockWasSetBack() throws JoseException {
        answerWith(set("a"));

        clock.move(Duration.ofHours(-2));

        assertThat(keys.find("new", ES256)).isInstanceOf(Sought.Undecided.class);
    }

    private static Sought then(Sought sought) {
        return ((Sought.Undecided) sought).then().toCompletableFuture().join();
    }

    private void answerWith(KeySet set) {
        keys.refreshWhenDue();
        asked.remove().complete(set);
    }

    private CompletionStage<KeySet> ask() {
        CompletableFuture<KeySet> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private static KeySet set(String keyId) throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(keyId);
        return KeySet.parse(new JsonWebKeySet(key).toJson());
    }
}
