package io.huifang.simulation.world;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.Disposition;

import java.util.UUID;
import java.util.function.UnaryOperator;

/** What customers answer when they are asked at the end of a call. */
final class Answers {
    private static final double ANSWERED = 0.55;
    private static final double LEFT_OUT = 0.1;
    private static final double COMMENTED = 0.15;

    private static final double[] CSAT_SOLVED = {2, 4, 12, 40, 42};
    private static final double[] CSAT_UNSOLVED = {30, 30, 22, 12, 6};
    private static final double[] NPS_SOLVED = {1, 1, 1, 2, 2, 4, 6, 15, 24, 24, 20};
    private static final double[] NPS_UNSOLVED = {14, 8, 10, 12, 12, 14, 10, 8, 6, 4, 2};
    private static final double[] CES_SOLVED = {2, 3, 5, 12, 26, 30, 22};
    private static final double[] CES_UNSOLVED = {24, 20, 18, 16, 12, 6, 4};

    private final Draw draw;
    private final UnaryOperator<String> pseudonyms;

    Answers(Draw draw, UnaryOperator<String> pseudonyms) {
        this.draw = draw;
        this.pseudonyms = pseudonyms;
    }

    void tell(Attempts.Made made, UUID attemptId, Attempts.Agent agent, Agenda agenda) {
        if (!draw.happens(ANSWERED)) return;
        boolean solved = made.disposition() == Disposition.REACHED_RESOLVED;
        Customer customer = made.happening().customer();
        agenda.note(
                new Told(
                        Topic.ANALYTICS_RESPONSES,
                        new ResponseFact(
                                draw.id(),
                                made.times().concluded(),
                                pseudonyms.apply(customer.id()),
                                made.decision().callbackId(),
                                attemptId,
                                made.happening().harm().reason(),
                                "default",
                                1,
                                scored(1, solved ? CSAT_SOLVED : CSAT_UNSOLVED),
                                scored(0, solved ? NPS_SOLVED : NPS_UNSOLVED),
                                scored(1, solved ? CES_SOLVED : CES_UNSOLVED),
                                solved,
                                draw.happens(COMMENTED),
                                agent.account(),
                                customer.home().region(),
                                customer.home().language(),
                                agent.group(),
                                Channel.CALL)));
    }

    private Integer scored(int lowest, double[] shares) {
        return draw.happens(LEFT_OUT) ? null : lowest + draw.weighted(shares);
    }
}
