package io.huifang.journeys.tide;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.load.Load;
import io.huifang.journeys.load.Shift;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.Post;
import io.huifang.journeys.wallet.Wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Sends an event a post at planned instants, whatever becomes of earlier ones. What is answered
 * with 429 or 503 is sent again when the answer says so, what is not answered clearly soon, until
 * it is; each counts from its planned instant. At most so many are under way at a time, as senders'
 * pools have it, and an event for which there is no room for half a second is never sent.
 */
public final class Tide implements Load, AutoCloseable {
    private static final int UNDER_WAY = 256;
    private static final long PATIENCE_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofMillis(200);

    private final TideScript script;
    private final List<Wallet.Account> accounts;
    private final Supplier<String> intake;
    private final double perSecond;
    private final TideBooks books = new TideBooks();
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private final Shift shift = new Shift(1);

    /** When it began, by {@link System#nanoTime} and for events; set before anything is sent. */
    private long begun;

    private Instant from;

    /** The number of the next event; used by one thread at a time. */
    private int next;

    /** Nothing new is sent any more. */
    private volatile boolean ending;

    /** Nothing is sent again, either. */
    private volatile boolean closed;

    /**
     * @param accounts as many as the script has sources, in their order
     * @param intake gives the URL to send to, each time anew
     */
    public Tide(
            TideScript script,
            List<Wallet.Account> accounts,
            Supplier<String> intake,
            double perSecond) {
        this.script = script;
        this.accounts = List.copyOf(accounts);
        this.intake = intake;
        this.perSecond = perSecond;
    }

    public void begin() {
        begun = System.nanoTime();
        from = Instant.now();
        shift.begin(this::sendDue, Duration.ZERO, LOOK);
    }

    /** Nothing new is sent any more; what is under way goes on until it is answered. */
    public void finish() {
        ending = true;
    }

    public TideBooks books() {
        return books;
    }

    public TideScript script() {
        return script;
    }

    @Override
    public int done() {
        return books.counts().accepted();
    }

    /** Nothing new is to come, and everything is answered. */
    @Override
    public boolean isFinished() {
        return ending && room.availablePermits() == UNDER_WAY;
    }

    /** Stops in mid-sentence. */
    @Override
    public void close() {
        ending = true;
        closed = true;
        shift.close();
    }

    private void sendDue() {
        long now = System.nanoTime();
        while (!ending && begun + planned(next) <= now) {
            if (room.tryAcquire()) {
                send(next, false);
            } else if (now - begun - planned(next) > PATIENCE_NANOS) {
                books.unsent();
            } else {
                return;
            }
            next++;
        }
    }

    /** Nanoseconds from the beginning. */
    private long planned(int number) {
        return (long) (number * 1e9 / perSecond);
    }

    /**
     * @param isRepeat whether it was accepted before
     */
    private void send(int number, boolean isRepeat) {
        // the same whenever it is sent: it is one event
        Draft event = script.event(number, from.plusNanos(planned(number)));
        accounts.get(script.sender(number))
                .caller()
                .saying("Content-Type", "application/cloudevents+json")
                .posting(intake.get() + "/v1/wallet-events", Post.structured(event))
                .thenAccept(exchange -> heed(number, isRepeat, exchange));
    }

    private void heed(int number, boolean isRepeat, Exchange exchange) {
        if (exchange.is(429) || exchange.is(503)) {
            books.postponed();
            long seconds = exchange.answer().orElseThrow().comeBack().orElse(1);
            again(number, isRepeat, Duration.ofSeconds(seconds));
        } else if (exchange.isUnclear()) {
            books.unanswered();
            again(number, isRepeat, UNTIL_THE_NEXT_TRY);
        } else if (exchange.isRefusal()) {
            books.refused(number);
            room.release();
        } else if (isRepeat) {
            books.repeated();
            room.release();
        } else {
            accepted(number);
        }
    }

    private void accepted(int number) {
        books.accepted(number, Duration.ofNanos(System.nanoTime() - begun - planned(number)));
        if (script.isRepeated(number)) {
            send(number, true);
        } else {
            room.release();
        }
    }

    private void again(int number, boolean isRepeat, Duration later) {
        if (closed) {
            room.release();
            return;
        }
        CompletableFuture.delayedExecutor(later.toMillis(), MILLISECONDS)
                .execute(() -> send(number, isRepeat));
    }
}
