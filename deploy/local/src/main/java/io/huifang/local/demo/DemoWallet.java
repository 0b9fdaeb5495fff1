package io.huifang.local.demo;

import io.huifang.local.stack.StackDescription;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The demo wallet's own process. Sends a few events a second, one after the other, until it is
 * stopped; what intake cannot take now is sent again. Its one argument is {@code stack.json}; the
 * environment's {@code HUIFANG_DEMO_RATE} says how many events a second.
 */
public final class DemoWallet {
    private static final String DEFAULT_RATE = "2";
    private static final long REST_MS = 2_000;
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

    private final DemoSender sender;
    private final DemoLife life = new DemoLife(new SplittableRandom());
    private final Clock clock = Clock.systemUTC();
    private final long nanosBetween;
    private int accepted;
    private int refused;

    private DemoWallet(DemoSender sender, double perSecond) {
        this.sender = sender;
        this.nanosBetween = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    }

    public static void main(String[] arguments) throws InterruptedException {
        StackDescription stack = StackDescription.read(Path.of(arguments[0]));
        String rate = System.getenv().getOrDefault("HUIFANG_DEMO_RATE", DEFAULT_RATE);
        new DemoWallet(new DemoSender(stack), Double.parseDouble(rate)).run();
    }

    private void run() throws InterruptedException {
        say("sending " + TimeUnit.SECONDS.toNanos(1) / (double) nanosBetween + " events a second");
        Instant nextReport = clock.instant().plus(BETWEEN_REPORTS);
        while (true) {
            Instant now = clock.instant();
            deliver(sender.body(life.next(now), now));
            if (now.isAfter(nextReport)) {
                say(accepted + " events accepted, " + refused + " refused so far");
                nextReport = now.plus(BETWEEN_REPORTS);
            }
            TimeUnit.NANOSECONDS.sleep(nanosBetween);
        }
    }

    private void deliver(String body) throws InterruptedException {
        int status = sender.send(body);
        while (isPassing(status)) {
            say(status == DemoSender.NO_ANSWER ? "no answer; once more" : status + "; once more");
            TimeUnit.MILLISECONDS.sleep(REST_MS);
            status = sender.send(body);
        }
        if (status == 202) {
            accepted++;
        } else {
            refused++;
            say("an event was refused with " + status);
        }
    }

    /** Whether the same event may be taken later. */
    private static boolean isPassing(int status) {
        return status == DemoSender.NO_ANSWER || status == 429 || status >= 500;
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
