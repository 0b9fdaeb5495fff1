package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.KafkaBroker;
import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.journeys.fault.Standstill;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Post;
import io.huifang.journeys.wallet.Wallet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Intake while the broker does not acknowledge: no event is taken that is not on the log. */
@Tag("journey")
@Tag("P5")
class BrokerOutageTest {
    private static final Duration WORD_AT_THE_LATEST = Duration.ofSeconds(5);
    private static final Duration BACK_AT_THE_LATEST = Duration.ofSeconds(10);
    private static final int POSTS_MEANWHILE = 3;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Rig rig = Rig.shared();
    private final Wallet.Account sender = rig.sender(0);

    @BeforeEach
    void isAccepting() {
        await().atMost(Duration.ofSeconds(30)).until(() -> post().is(202));
    }

    @Test
    void refusesEventsWhileTheBrokerStandsStillAndTakesThemSoonAfter() {
        List<Exchange> meanwhile = new ArrayList<>();

        new Standstill(rig.stack().kafka().pid()).last(() -> meanwhile.addAll(postsMeanwhile()));

        requireAcceptingAgain("frozen", meanwhile, System.nanoTime());
    }

    @Test
    void refusesEventsWhileTheBrokerIsDeadAndTakesThemSoonAfter() {
        KafkaBroker broker = rig.stack().kafka();
        broker.kill();
        List<Exchange> meanwhile = new ArrayList<>();
        try {
            meanwhile.addAll(postsMeanwhile());
        } finally {
            broker.start();
        }

        requireAcceptingAgain("killed", meanwhile, System.nanoTime());
    }

    private List<Exchange> postsMeanwhile() {
        List<Exchange> meanwhile = new ArrayList<>();
        for (int number = 0; number < POSTS_MEANWHILE; number++) {
            meanwhile.add(post());
        }
        return meanwhile;
    }

    private void requireAcceptingAgain(String what, List<Exchange> meanwhile, long backAt) {
        await().atMost(BACK_AT_THE_LATEST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> post().is(202));
        Duration back = Duration.ofNanos(System.nanoTime() - backAt);

        System.out.printf(
                "P5: broker %s: %s; accepting again after %d ms%n",
                what, meanwhile, back.toMillis());
        assertThat(meanwhile)
                .allSatisfy(
                        exchange -> {
                            assertThat(exchange.is(503)).as(exchange::toString).isTrue();
                            assertThat(exchange.answer().orElseThrow().retryAfter()).isTrue();
                            assertThat(exchange.took()).isLessThanOrEqualTo(WORD_AT_THE_LATEST);
                        });
        assertThat(back).isLessThanOrEqualTo(BACK_AT_THE_LATEST);
    }

    private Exchange post() {
        String id = "outage-" + COUNT.getAndIncrement();
        var data = Json.object().put("paymentId", id).put("amount", "1.00").put("currency", "CNY");
        EventKey key = new EventKey(sender.source(), id);
        Draft draft = new Draft(key, PaymentCompleted.TYPE, "c-outage-1", Instant.now(), data);
        return Post.single(draft).send(sender.caller(), rig.intake());
    }
}
