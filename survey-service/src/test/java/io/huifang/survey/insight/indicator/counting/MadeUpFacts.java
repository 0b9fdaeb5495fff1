package io.huifang.survey.insight.indicator.counting;

import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Facts of some customers over forty days, the same for the same seed: calls that are corrected,
 * answers, promises broken and kept after all, callbacks whose opening or end was never heard,
 * events that come again. Days on both sides of midnight of the zone are among them.
 */
public final class MadeUpFacts {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T00:00:00Z");
    private static final String[] REASONS = {"refund-delayed", "complaint", "how-to"};
    private static final String[] REGIONS = {"CN", "SG", null};
    private static final String[] LANGUAGES = {"zh-CN", "en", null};
    private static final String[] GROUPS = {"north", "south", null};
    private static final String[] CAUSES = {"bank-delay", "unclear-app", null, null};

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();

    private MadeUpFacts(long seed) {
        this.random = new Random(seed);
    }

    /** In the order in which things happened to one customer after the other. */
    public static List<Fact> of(long seed, int customers) {
        MadeUpFacts made = new MadeUpFacts(seed);
        for (int i = 0; i < customers; i++) {
            made.customer("pseudonym-" + i);
        }
        return made.facts;
    }

    private void customer(String customer) {
        Who who = new Who(customer, one(REGIONS), one(LANGUAGES));
        int events = 1 + random.nextInt(5);
        Instant at = BEGINNING.plus(within(Duration.ofDays(30)));
        for (int i = 0; i < events; i++) {
            event(who, at);
            at = at.plus(within(Duration.ofDays(9)));
        }
        if (random.nextInt(4) == 0) {
            decision(who, at, "io.huifang.customer.consent_withdrawn.v1", null, null);
        }
    }

    private record Who(String customer, String region, String language) {}

    private record Task(
            Who who,
            UUID id,
            String reason,
            Instant eventTime,
            Instant openedAt,
            Instant targetAt) {}

    private void event(Who who, Instant at) {
        String reason = random.nextInt(6) == 0 ? null : one(REASONS);
        boolean calls = reason != null && random.nextInt(3) > 0;
        UUID callback = calls ? id() : null;
        Instant decided = decision(who, at, "io.huifang.refund.delayed.v1", reason, callback);
        if (calls) {
            Instant target =
                    random.nextBoolean() ? decided.plus(within(Duration.ofHours(20))) : null;
            task(new Task(who, callback, reason, at, decided, target));
        }
    }

    private Instant decision(Who who, Instant at, String type, String reason, UUID callback) {
        Instant decided = at.plusMillis(random.nextInt(150_000) - 2_000L);
        facts.add(
                new DecisionFact(
                        id(),
                        decided,
                        who.customer(),
                        type,
                        one(DecisionKind.values()),
                        reason,
                        "some-rule",
                        1,
                        callback,
                        random.nextInt(30) == 0 ? null : at,
                        null,
                        null,
                        who.region(),
                        who.language(),
                        null,
                        null,
                        random.nextInt(20) > 0,
                        null));
        return decided;
    }

    private void task(Task task) {
        boolean heard = random.nextInt(8) > 0;
        if (heard) {
            facts.add(callback(task, true, 0, null, null, 0));
        }
        Instant at = task.openedAt();
        int attempts = random.nextInt(4);
        for (int number = 1; number <= attempts; number++) {
            at = at.plus(within(Duration.ofHours(30)));
            attempt(task, number, at);
        }
        if (random.nextInt(5) > 0) {
            Instant closed = at.plus(within(Duration.ofHours(10)));
            Outcome outcome = one(Outcome.values());
            facts.add(callback(task, heard, 1, closed, outcome, attempts));
            if (random.nextInt(6) == 0) {
                facts.add(callback(task, true, 2, closed, outcome, attempts + 1));
            }
        }
    }

    private CallbackFact callback(
            Task task, boolean whole, int revision, Instant closed, Outcome outcome, int attempts) {
        return new CallbackFact(
                id(),
                closed == null ? task.openedAt() : closed,
                task.who().customer(),
                task.id(),
                closed == null ? CallbackFact.Status.OPEN : CallbackFact.Status.CLOSED,
                revision,
                task.reason(),
                whole ? task.who().region() : null,
                whole ? task.who().language() : null,
                whole ? task.openedAt() : null,
                whole ? task.eventTime() : null,
                whole ? task.targetAt() : null,
                null,
                closed,
                outcome,
                attempts,
                null);
    }

    private void attempt(Task task, int number, Instant at) {
        UUID attempt = id();
        String group = one(GROUPS);
        String cause = one(CAUSES);
        Instant appointment =
                random.nextInt(4) == 0 ? at.minusMillis(random.nextInt(900_000)) : null;
        int revisions = random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0;
        Disposition disposition = null;
        for (int revision = 0; revision <= revisions; revision++) {
            disposition = one(Disposition.values());
            facts.add(
                    attempt(
                            task,
                            attempt,
                            number,
                            revision,
                            at,
                            disposition,
                            group,
                            cause,
                            appointment));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            response(task, attempt, at.plusMillis(random.nextInt(100_000_000)), group);
        }
        if (random.nextInt(4) == 0) {
            promise(task, attempt, at);
        }
    }

    private AttemptFact attempt(
            Task task,
            UUID id,
            int number,
            int revision,
            Instant at,
            Disposition disposition,
            String group,
            String cause,
            Instant appointment) {
        Instant claimed = at.minusMillis(random.nextInt(600_000));
        boolean revealed = disposition.contacted() || random.nextInt(3) > 0;
        return new AttemptFact(
                id(),
                at,
                task.who().customer(),
                task.id(),
                id,
                number,
                revision,
                task.reason(),
                50,
                "SERVICE",
                disposition,
                disposition.aapor().orElse(null),
                disposition.contacted(),
                disposition.rightParty(),
                "agent-1",
                task.eventTime(),
                task.openedAt(),
                claimed.minusMillis(random.nextInt(3_000_000)),
                claimed,
                revealed ? claimed.plusMillis(random.nextInt(5_000)) : null,
                cause,
                1,
                task.who().region(),
                task.who().language(),
                group,
                task.targetAt(),
                appointment,
                random.nextInt(5) == 0 ? null : Boolean.valueOf(revealed),
                null,
                random.nextInt(10) == 0 ? Boolean.TRUE : null,
                random.nextInt(10) == 0 ? Boolean.TRUE : Boolean.FALSE);
    }

    private void response(Task task, UUID attempt, Instant at, String group) {
        facts.add(
                new ResponseFact(
                        id(),
                        at,
                        task.who().customer(),
                        task.id(),
                        attempt,
                        task.reason(),
                        "default",
                        1,
                        random.nextInt(4) == 0 ? null : 1 + random.nextInt(5),
                        random.nextInt(4) == 0 ? null : random.nextInt(11),
                        random.nextInt(4) == 0 ? null : 1 + random.nextInt(7),
                        random.nextInt(4) == 0 ? null : random.nextBoolean(),
                        false,
                        null,
                        task.who().region(),
                        task.who().language(),
                        group,
                        Channel.values()[0]));
    }

    private void promise(Task task, UUID attempt, Instant at) {
        int last = random.nextInt(3);
        for (int revision = 0; revision <= last; revision++) {
            facts.add(
                    new PromiseFact(
                            id(),
                            at,
                            task.who().customer(),
                            attempt,
                            task.id(),
                            revision,
                            at,
                            at.plus(Duration.ofDays(3)),
                            PromiseFact.State.values()[revision == 0 ? 0 : 3 - revision],
                            revision == 0 ? null : at.plus(within(Duration.ofDays(4)))));
        }
    }

    private Duration within(Duration longest) {
        return Duration.ofMillis((long) (random.nextDouble() * longest.toMillis()));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
