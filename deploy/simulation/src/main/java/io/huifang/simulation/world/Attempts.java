package io.huifang.simulation.world;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.DecisionMade;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What agents tell of their attempts: conclusions, corrections, answers, promises. */
final class Attempts {
    private static final double CORRECTED = 0.02;
    private static final double TWICE = 0.005;
    private static final double STALE = 0.001;
    private static final int AGENTS = 24;
    private static final List<String> GROUPS = List.of("north", "south", "night");
    private static final List<String> ROOT_CAUSES =
            List.of("BANK_DELAY", "WRONG_DATA", "PRODUCT_DEFECT", "MISUNDERSTANDING");

    private final Draw draw;
    private final UnaryOperator<String> pseudonyms;
    private final Answers answers;
    private final Promises promises;

    Attempts(Draw draw, UnaryOperator<String> pseudonyms) {
        this.draw = draw;
        this.pseudonyms = pseudonyms;
        this.answers = new Answers(draw, pseudonyms);
        this.promises = new Promises(draw);
    }

    /** When the steps of an attempt were taken, UTC. */
    record Times(
            Instant due, Instant offered, Instant claimed, Instant revealed, Instant concluded) {}

    /** An attempt that ended so. */
    record Made(
            Happening happening,
            DecisionMade decision,
            int number,
            Disposition disposition,
            Times times) {}

    /** An agent, by his number. */
    record Agent(int number) {
        String account() {
            return "agent-" + number;
        }

        String group() {
            return GROUPS.get(number % GROUPS.size());
        }
    }

    /** Of an attempt that is due then. */
    Times times(Instant due) {
        Instant offered = due.plus(draw.between(Duration.ofMillis(50), Duration.ofSeconds(2)));
        Instant claimed = offered.plus(draw.between(Duration.ofSeconds(5), Duration.ofMinutes(25)));
        Instant revealed =
                claimed.plus(draw.between(Duration.ofSeconds(5), Duration.ofSeconds(60)));
        Instant concluded =
                revealed.plus(draw.between(Duration.ofSeconds(15), Duration.ofMinutes(8)));
        return new Times(due, offered, claimed, revealed, concluded);
    }

    void tell(Made made, Agenda agenda) {
        UUID attemptId = draw.id();
        Agent agent = new Agent(1 + draw.below(AGENTS));
        Told told = told(made, attemptId, agent, 0, made.disposition());
        agenda.note(told);
        if (draw.happens(TWICE)) {
            agenda.noteAt(made.times().concluded().plusSeconds(20), told);
        }
        if (made.disposition() == Disposition.NO_ANSWER && draw.happens(CORRECTED)) {
            Told corrected = told(made, attemptId, agent, 1, Disposition.VOICEMAIL);
            agenda.noteAt(made.times().concluded().plus(Duration.ofMinutes(50)), corrected);
        }
        if (made.disposition().surveyed()) answers.tell(made, attemptId, agent, agenda);
        promises.tell(made, attemptId, agent, agenda);
    }

    /** A correction is of the conclusion's time, whenever it is told. */
    private Told told(
            Made made, UUID attemptId, Agent agent, int revision, Disposition disposition) {
        Harm harm = made.happening().harm();
        Customer customer = made.happening().customer();
        Times times = made.times();
        return new Told(
                Topic.ANALYTICS_ATTEMPTS,
                new AttemptFact(
                        draw.id(),
                        times.concluded(),
                        pseudonyms.apply(customer.id()),
                        made.decision().callbackId(),
                        attemptId,
                        made.number(),
                        revision,
                        harm.reason(),
                        harm.priority(),
                        harm.purpose().name(),
                        disposition,
                        disposition.aapor().orElse(null),
                        disposition.contacted(),
                        disposition.rightParty(),
                        agent.account(),
                        made.happening().at(),
                        times.due(),
                        times.offered(),
                        times.claimed(),
                        times.revealed(),
                        disposition.rightParty() ? draw.oneOf(ROOT_CAUSES) : null,
                        made.decision().policyVersion(),
                        customer.home().region(),
                        customer.home().language(),
                        agent.group(),
                        made.decision().targetAt(),
                        null,
                        true,
                        Channel.CALL,
                        draw.happens(STALE),
                        false));
    }
}
