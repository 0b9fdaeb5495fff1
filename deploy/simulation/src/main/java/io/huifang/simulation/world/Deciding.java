package io.huifang.simulation.world;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.wallet.PaymentFailed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the scheduler makes of what happens, and what follows for the customer. */
final class Deciding {
    private static final int POLICY = 1;
    private static final String SOURCE = "/simulated-wallet";
    private static final long GROUPS = 100;
    private static final int MANY = 100_000;
    private static final double LATE = 0.01;
    private static final double TWICE = 0.005;
    private static final Duration AGAIN_FROM = Duration.ofHours(1);
    private static final Duration AGAIN_UNTIL = Duration.ofDays(13);

    /** Of what is never held out: scheduled, deferred, suppressed, expired, ignored. */
    private static final double[] ANSWERS = {0.78, 0.12, 0.05, 0.02, 0.03};

    private final long seed;
    private final Truths truths;
    private final Draw draw;
    private final Calling calling;

    /** Until when somebody's callback for a reason is open, and which it is. */
    private final Map<String, Open> open = new HashMap<>();

    private record Open(UUID callbackId, Instant until) {}

    private record Ruling(DecisionKind decision, String rule, String explanation) {
        boolean opens() {
            return decision == DecisionKind.SCHEDULED || decision == DecisionKind.DEFERRED;
        }
    }

    Deciding(long seed, Truths truths, Draw draw, Calling calling) {
        this.seed = seed;
        this.truths = truths;
        this.draw = draw;
        this.calling = calling;
    }

    void decide(Happening happening, Agenda agenda) {
        Instant decidedAt = happening.at().plus(delay());
        String matter = happening.harm().reason() + ' ' + happening.customer().index();
        Open before = open.get(matter);
        boolean merges = before != null && before.until().isAfter(decidedAt);
        HoldOut arm = merges ? null : arm(happening);
        Ruling ruling = merges ? joined() : ruling(arm);
        UUID callbackId = merges ? before.callbackId() : ruling.opens() ? draw.id() : null;
        DecisionMade decision = decision(happening, decidedAt, ruling, arm, callbackId);
        tell(new Told(Topic.CALLBACK_DECISIONS, decision), agenda);
        if (ruling.opens()) {
            if (open.size() > MANY) open.values().removeIf(it -> it.until().isBefore(decidedAt));
            open.put(matter, new Open(callbackId, calling.call(happening, decision, agenda)));
        }
        if (happening.first() && arm != null) follow(happening, arm, agenda);
    }

    private Duration delay() {
        return draw.happens(LATE)
                ? draw.between(Duration.ofHours(1), Duration.ofHours(6))
                : draw.between(Duration.ofMillis(20), Duration.ofMillis(900));
    }

    private void tell(Told told, Agenda agenda) {
        agenda.note(told);
        if (draw.happens(TWICE)) {
            agenda.noteAt(told.fact().occurredAt().plusSeconds(30), told);
        }
    }

    /** Complaints, fraud and requests are never held out; nor is a payment declined for a risk. */
    private HoldOut arm(Happening happening) {
        boolean may =
                happening.harm().mayBeHeldOut()
                        && !PaymentFailed.Cause.RISK_DECLINED.name().equals(happening.cause());
        if (!may) return null;
        double place =
                Draw.fixed(
                        seed + GROUPS + happening.harm().ordinal(), happening.customer().index());
        return place < truths.heldOut() ? HoldOut.HELD_OUT : HoldOut.CALLED;
    }

    private static Ruling joined() {
        return new Ruling(
                DecisionKind.MERGED,
                "cause.open",
                "An open callback is about the same cause; this event joined it.");
    }

    private Ruling ruling(HoldOut arm) {
        if (arm == HoldOut.HELD_OUT) {
            return new Ruling(
                    DecisionKind.SUPPRESSED,
                    "hold-out.control",
                    "The customer is in the control group of this reason.");
        }
        return switch (arm == HoldOut.CALLED ? 0 : draw.weighted(ANSWERS)) {
            case 0 -> new Ruling(DecisionKind.SCHEDULED, "reason.schedule", "To be called.");
            case 1 -> new Ruling(DecisionKind.DEFERRED, "window.closed", "To be called later.");
            case 2 -> new Ruling(DecisionKind.SUPPRESSED, "consent.withdrawn", "Not to be called.");
            case 3 -> new Ruling(DecisionKind.EXPIRED, "freshness.over", "Too late to be of use.");
            default -> new Ruling(DecisionKind.IGNORED, "type.unknown", "No reason for a call.");
        };
    }

    private DecisionMade decision(
            Happening happening, Instant at, Ruling ruling, HoldOut arm, UUID callbackId) {
        Harm harm = happening.harm();
        Customer customer = happening.customer();
        boolean opens = ruling.opens();
        return new DecisionMade(
                draw.id(),
                at,
                customer.id(),
                SOURCE,
                draw.id().toString(),
                harm.type(),
                ruling.decision(),
                ruling.decision() == DecisionKind.IGNORED ? null : harm.reason(),
                ruling.rule(),
                POLICY,
                ruling.explanation(),
                Map.of("eventTime", happening.at().toString()),
                callbackId,
                happening.at(),
                happening.cause(),
                happening.merchantCategory(),
                happening.cause() == null ? null : "CNY",
                customer.home().region(),
                customer.home().language(),
                arm,
                null,
                opens ? Hours.open(at.plus(harm.patience())) : null,
                opens && harm.priority() >= 60 ? at.plus(Duration.ofHours(4)) : null);
    }

    /** What it does to him, whether he is called or not. */
    private void follow(Happening happening, HoldOut arm, Agenda agenda) {
        String reason = happening.harm().reason();
        if (draw.happens(share(truths.repeated().get(reason), arm))) {
            agenda.note(
                    new Happening(
                            later(happening),
                            happening.harm(),
                            happening.customer(),
                            happening.cause(),
                            happening.merchantCategory(),
                            false));
        }
        if (draw.happens(share(truths.complained().get(reason), arm))) {
            agenda.note(
                    new Happening(
                            later(happening),
                            Harm.COMPLAINT,
                            happening.customer(),
                            null,
                            null,
                            false));
        }
    }

    private Instant later(Happening happening) {
        return happening.at().plus(draw.between(AGAIN_FROM, AGAIN_UNTIL));
    }

    private static double share(Truths.Effect effect, HoldOut arm) {
        return arm == HoldOut.CALLED ? effect.called() : effect.heldOut();
    }
}
