package io.huifang.journeys.recovery;

import static org.awaitility.Awaitility.await;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.desk.DeskJournal;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Decisions;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Post;
import io.huifang.journeys.wallet.Wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks from a moment on when users are served again: a sender whose event has words of the customer
 * in it, whoever asks what was decided about it, and the agents at their desk.
 *
 * @param rig the stack
 * @param desk what its agents know
 */
public record ServiceWatch(Rig rig, DeskJournal desk) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofMillis(50);

    /**
     * Seconds from the moment to the first success that was asked for after it.
     *
     * @param accepted an event that the vault must have a part of
     * @param decided that event
     * @param claimed an agent had a call again
     * @param concluded an agent's conclusion was taken again
     */
    public record Times(double accepted, double decided, double claimed, double concluded) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.1f, %.1f, %.1f, %.1f", accepted, decided, claimed, concluded);
        }
    }

    /**
     * Looks that have begun and go on beside whatever else happens.
     *
     * @param accepted as in {@link Times}, as the other three
     * @param from the moment
     */
    public record Look(
            CompletableFuture<Instant> accepted,
            CompletableFuture<Instant> decided,
            CompletableFuture<Instant> claimed,
            CompletableFuture<Instant> concluded,
            Instant from) {

        /** Waits until all has succeeded again. */
        public Times times() {
            return new Times(
                    seconds(accepted), seconds(decided), seconds(claimed), seconds(concluded));
        }

        private double seconds(CompletableFuture<Instant> success) {
            return Duration.between(from, success.join()).toMillis() / 1000.0;
        }
    }

    /** Begins to look, from now on. */
    public Look begin() {
        Instant from = Instant.now();
        Wallet.Account sender = rig.sender(0);
        Draft event = event(sender);
        CompletableFuture<Instant> accepted =
                begin(() -> firstYes(() -> Post.single(event).send(sender.caller(), rig.intake())));
        return new Look(
                accepted,
                accepted.thenApplyAsync(
                        taken -> firstYes(() -> Decisions.about(rig, event.key())),
                        ServiceWatch::beside),
                begin(() -> first(it -> it instanceof Claimed && it.sentAt().isAfter(from))),
                begin(
                        () ->
                                first(
                                        it ->
                                                it instanceof Concluded said
                                                        && said.isDone()
                                                        && said.sentAt().isAfter(from))),
                from);
    }

    private Draft event(Wallet.Account sender) {
        String id = "watch-" + UUID.randomUUID();
        var data = Json.object().put("paymentId", id).put("amount", "1.00").put("currency", "CNY");
        data.put(PersonalData.NARRATIVE, "客户的话");
        EventKey key = new EventKey(sender.source(), id);
        // a customer of no run, and a payment too small for anybody to call about
        return new Draft(key, PaymentCompleted.TYPE, id, Instant.now(), data);
    }

    private Instant first(Predicate<DeskEntry> wanted) {
        return await("the desk works again")
                .atMost(PATIENCE)
                .pollInterval(PACE)
                .until(
                        () -> desk.entries().stream().filter(wanted).findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .endedAt();
    }

    private static Instant firstYes(Callable<Exchange> question) {
        return await("yes is the answer again")
                .atMost(PATIENCE)
                .pollInterval(PACE)
                .until(question, Exchange::isSuccess)
                .endedAt();
    }

    private static CompletableFuture<Instant> begin(Supplier<Instant> look) {
        return CompletableFuture.supplyAsync(look, ServiceWatch::beside);
    }

    /** Looks wait, so each has a thread of its own. */
    private static void beside(Runnable look) {
        Thread thread = new Thread(look, "service-watch");
        thread.setDaemon(true);
        thread.start();
    }
}
