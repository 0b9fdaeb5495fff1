package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.network.Weather;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Post;
import io.huifang.journeys.wallet.Wallet;
import io.huifang.local.stack.StackPart;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Intake while nothing comes from its database, and no connection ends. */
@Tag("journey")
@Tag("P5")
class SilentDatabaseTest {
    private static final Duration WORD_AT_THE_LATEST = Duration.ofSeconds(5);
    private static final Duration BACK_AT_THE_LATEST = Duration.ofSeconds(10);
    private static final int POSTS_MEANWHILE = 3;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Rig rig = Rigs.shared();
    private final Wallet.Account sender = rig.sender(0);

    @AfterEach
    void isServed() {
        rig.address().under(new Weather.Fair());
        rig.stack().parts().forEach(StackPart::awaitReady);
    }

    @Test
    void refusesInTimeWhatItCannotSealAndTakesTheRest() {
        Draft told = event(true);
        await().atMost(Duration.ofSeconds(30)).until(() -> post(event(true)).is(202));

        rig.address().under(new Weather.BlackHole());
        List<Exchange> refused = Stream.generate(() -> post(told)).limit(POSTS_MEANWHILE).toList();
        Exchange plain = post(event(false));
        // the control: somebody has waited there
        assertThat(rig.address().touched()).isPositive();
        rig.address().under(new Weather.Fair());
        long backAt = System.nanoTime();
        await().atMost(BACK_AT_THE_LATEST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> post(told).is(202));

        System.out.printf(
                "silent database: %s; without words %s; accepting again after %d ms%n",
                refused, plain, Duration.ofNanos(System.nanoTime() - backAt).toMillis());
        assertThat(refused)
                .allSatisfy(
                        exchange -> {
                            assertThat(exchange.is(503)).as(exchange::toString).isTrue();
                            assertThat(exchange.answer().orElseThrow().retryAfter()).isTrue();
                            assertThat(exchange.took()).isLessThanOrEqualTo(WORD_AT_THE_LATEST);
                        });
        assertThat(plain.is(202)).as(plain::toString).isTrue();
    }

    private Exchange post(Draft draft) {
        return Post.single(draft).send(sender.caller(), rig.intake());
    }

    private Draft event(boolean withWords) {
        String id = "silent-" + COUNT.getAndIncrement();
        ObjectNode data = Json.object().put("paymentId", id).put("amount", "1.00");
        data.put("currency", "CNY");
        if (withWords) {
            data.put(PersonalData.NARRATIVE, "客户的话");
        }
        EventKey key = new EventKey(sender.source(), id);
        return new Draft(key, PaymentCompleted.TYPE, "c-silent-1", Instant.now(), data);
    }
}
