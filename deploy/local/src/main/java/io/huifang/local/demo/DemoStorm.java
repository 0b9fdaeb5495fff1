package io.huifang.local.demo;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PaymentFailed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * A way to pay is down for less than a minute: payments of many customers fail for one cause, which
 * the scheduler makes one incident; then most of them pay after all. Comes once.
 */
final class DemoStorm implements DemoActor {
    /** More than the 500 that the shipped policy takes for an incident. */
    static final int VICTIMS = 540;

    static final PaymentFailed.Cause CAUSE = PaymentFailed.Cause.NETWORK;

    /** Ten a second at most, however quick the machine is. */
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(60);

    private static final int PAY_AFTER_ALL = VICTIMS * 7 / 10;

    private final Queue<DemoEvent> toCome;
    private final DemoPost post;
    private final Clock clock;
    private volatile boolean over;

    DemoStorm(List<DemoEvent> events, DemoPost post, Clock clock) {
        this.toCome = new ArrayDeque<>(events);
        this.post = post;
        this.clock = clock;
    }

    /** All failures, then the payments of those who need no call any more. */
    static List<DemoEvent> events(
            DemoCustomers customers, DemoWords words, Random random, Instant now) {
        List<DemoCustomer> victims = victims(customers, random, now);
        List<DemoEvent> events = new ArrayList<>();
        victims.forEach(victim -> events.add(failed(victim, words)));
        victims.subList(0, PAY_AFTER_ALL).forEach(victim -> events.add(paid(victim, words)));
        return events;
    }

    @Override
    public Optional<Duration> step() throws InterruptedException {
        DemoEvent next = toCome.poll();
        if (next == null) {
            over = true;
            return Optional.empty();
        }
        post.deliver(next, clock.instant());
        return Optional.of(BETWEEN_EVENTS);
    }

    /** Whether nothing more of it is to come. */
    boolean isOver() {
        return over;
    }

    /** Whoever is awake first, so that those still harmed at the end can be called. */
    private static List<DemoCustomer> victims(DemoCustomers all, Random random, Instant now) {
        List<DemoCustomer> awake = new ArrayList<>(all.awake(now));
        List<DemoCustomer> asleep = new ArrayList<>(all.all());
        asleep.removeAll(awake);
        Collections.shuffle(awake, random);
        Collections.shuffle(asleep, random);
        awake.addAll(asleep);
        List<DemoCustomer> victims = new ArrayList<>(awake.subList(0, VICTIMS));
        Collections.shuffle(victims, random);
        return victims;
    }

    private static DemoEvent failed(DemoCustomer victim, DemoWords words) {
        PaymentFailed failed =
                new PaymentFailed(
                        words.id("pay"),
                        words.amount(),
                        victim.currency(),
                        CAUSE,
                        words.merchantCategory());
        return new DemoEvent(victim, failed, null);
    }

    private static DemoEvent paid(DemoCustomer victim, DemoWords words) {
        PaymentCompleted completed =
                new PaymentCompleted(words.id("pay"), words.amount(), victim.currency(), false);
        return new DemoEvent(victim, completed, null);
    }
}
