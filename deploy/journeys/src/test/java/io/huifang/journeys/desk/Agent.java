package io.huifang.journeys.desk;

import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Lease;
import io.huifang.journeys.http.Exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * One agent: at most one attempt in hand, one request per step. Sometimes it walks away from what
 * it holds, and sometimes it comes back to that when its lease is long over. Used by one thread at
 * a time.
 */
final class Agent {
    private static final double COMES_BACK = 0.7;

    /** Steps without a request after there was nothing to claim. */
    private static final int PAUSE = 4;

    private final Desk.Account account;
    private final Duration duration;
    private final Random random;
    private final DeskJournal journal;

    /** What was walked away from. */
    private final Deque<LeaseInHand> abandoned = new ArrayDeque<>();

    /** Null when there is nothing in hand. */
    private LeaseInHand inHand;

    /** The claim at hand; kept until it is answered, so that no attempt is claimed unawares. */
    private String claimKey;

    /** What is still to be done with what is in hand. */
    private final Deque<Act> plan = new ArrayDeque<>();

    private int pausing;

    Agent(Desk.Account account, Duration duration, Random random, DeskJournal journal) {
        this.account = account;
        this.duration = duration;
        this.random = random;
        this.journal = journal;
    }

    /** Makes one request, or none while pausing. */
    void step() {
        if (pausing > 0) {
            pausing--;
        } else if (inHand != null) {
            work();
        } else if (!abandoned.isEmpty()
                && abandoned.peek().isLongOver(Instant.now())
                && random.nextDouble() < COMES_BACK) {
            comeBack();
        } else {
            claim();
        }
    }

    /** Every agent's last word about what it has lost is a conclusion. */
    private void comeBack() {
        Act act = Act.late(random);
        abandoned.peek().doesInVain(act);
        if (act == Act.CONCLUDE) {
            abandoned.poll();
        }
    }

    private void claim() {
        if (claimKey == null) {
            claimKey = new UUID(random.nextLong(), random.nextLong()).toString();
        }
        Exchange exchange = account.survey().claim(claimKey);
        journal.count("claim " + exchange.status().orElse(0));
        if (exchange.isUnclear()) {
            return;
        }
        claimKey = null;
        if (exchange.is(204)) {
            pausing = PAUSE;
        } else if (exchange.is(201)) {
            Claimed claimed = claimed(exchange);
            journal.add(claimed);
            String etag = exchange.answer().orElseThrow().etag().orElseThrow();
            Conclusion conclusion = Conclusion.any(random);
            inHand = new LeaseInHand(claimed, etag, account.survey(), conclusion, journal);
            plan.addAll(Act.plan(random));
        }
    }

    private void work() {
        Act act = plan.peek();
        boolean clear = act == null || inHand.does(act);
        if (!clear) {
            return;
        }
        plan.poll();
        if (act == Act.WALK_AWAY) {
            abandoned.add(inHand);
        }
        if (act == null || act.isLast() || inHand.isLost()) {
            inHand = null;
            plan.clear();
        }
    }

    private Claimed claimed(Exchange exchange) {
        var body = exchange.json();
        String etag = exchange.answer().orElseThrow().etag().orElseThrow();
        long token = Long.parseLong(etag.replaceAll("\\D", ""));
        Instant until = Instant.parse(body.get("leaseUntil").asText());
        return new Claimed(
                new Lease(UUID.fromString(body.get("attemptId").asText()), token, account.name()),
                exchange.sentAt(),
                exchange.endedAt(),
                UUID.fromString(body.get("callbackId").asText()),
                body.get("customerId").asText(),
                until.minus(duration),
                until);
    }

    /** What an agent does with an attempt. */
    enum Act {
        REVEAL,
        HEARTBEAT,
        CONCLUDE,
        RELEASE,
        WALK_AWAY;

        boolean isLast() {
            return this == CONCLUDE || this == RELEASE || this == WALK_AWAY;
        }

        static Act late(Random random) {
            return List.of(REVEAL, HEARTBEAT, RELEASE, CONCLUDE).get(random.nextInt(4));
        }

        static List<Act> plan(Random random) {
            List<Act> plan = new ArrayList<>();
            if (random.nextInt(2) == 0) {
                plan.add(REVEAL);
            }
            if (random.nextInt(4) == 0) {
                plan.add(HEARTBEAT);
            }
            int end = random.nextInt(100);
            plan.add(end < 80 ? CONCLUDE : end < 85 ? RELEASE : WALK_AWAY);
            return plan;
        }
    }
}
