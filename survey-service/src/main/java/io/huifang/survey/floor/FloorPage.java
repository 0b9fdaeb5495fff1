package io.huifang.survey.floor;

import io.huifang.survey.agent.AgentView;
import io.huifang.survey.agent.AgentsView;
import io.huifang.survey.attempt.QueueName;
import io.huifang.survey.desk.HeldCall;
import io.huifang.survey.floor.ShowClosingWindows.Closing;
import io.huifang.survey.page.Wording;
import io.huifang.survey.queue.QueueView;
import io.huifang.survey.queue.QueueView.LaneView;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The floor at one moment.
 *
 * @param told what has just been done; null for nothing
 * @param offered how many wait, in words
 * @param late of them, due more than an hour ago
 * @param closing windows that close soon
 * @param calls who is on what
 * @param lanes what waits, best first
 * @param risks what will be lost soon, by reason
 * @param soonest the first of it, one by one
 * @param agents who works here, and whether he takes calls
 */
public record FloorPage(
        String told,
        String offered,
        int late,
        int closing,
        List<CallLine> calls,
        List<LaneLine> lanes,
        List<RiskLine> risks,
        List<OfferLine> soonest,
        List<AgentLine> agents) {

    /**
     * Somebody's call.
     *
     * @param minutes so long he has had it
     * @param shown when the number was shown, a time of day; null when it was not
     */
    public record CallLine(
            UUID attemptId,
            String agent,
            long token,
            String reason,
            String since,
            long minutes,
            String shown,
            boolean withdrawn) {}

    /**
     * What waits for one reason with one priority.
     *
     * @param asks for which skill and language, and whose it is alone; a dash for nothing
     */
    public record LaneLine(
            String reason,
            int priority,
            String offered,
            String oldest,
            int overFiveMinutes,
            int overOneHour,
            String asks) {}

    /** Windows of one reason that close soon. */
    public record RiskLine(String reason, int closing) {}

    /**
     * One offer whose window closes soon.
     *
     * @param until when it closes, a time of day
     */
    public record OfferLine(
            UUID attemptId, String reason, String asks, String dueAt, String until) {}

    /**
     * Somebody who works here.
     *
     * @param name what customers are told
     * @param since when he said so; a dash for never
     * @param holds how many calls he holds
     */
    public record AgentLine(String account, String name, String state, String since, long holds) {}

    /** What was looked at. */
    record Look(List<HeldCall> held, QueueView queue, Closing closing, AgentsView agents) {}

    static FloorPage of(Look look, String told, Instant now, Wording wording) {
        QueueView queue = look.queue();
        return new FloorPage(
                told,
                count(wording, queue.offered(), queue.exact()),
                queue.lanes().stream().mapToInt(LaneView::overOneHour).sum(),
                look.closing().byReason().values().stream().mapToInt(it -> it).sum(),
                look.held().stream().map(it -> line(it, now, wording)).toList(),
                queue.lanes().stream().map(it -> line(it, wording)).toList(),
                look.closing().byReason().entrySet().stream()
                        .map(it -> new RiskLine(reason(wording, it.getKey()), it.getValue()))
                        .toList(),
                look.closing().soonest().stream().map(it -> line(it, wording)).toList(),
                look.agents().agents().stream().map(it -> line(it, look.held(), wording)).toList());
    }

    private static OfferLine line(ClosingOffer offer, Wording wording) {
        QueueName queue = offer.queue();
        return new OfferLine(
                offer.attemptId(),
                reason(wording, queue.reason()),
                asks(queue.skill(), queue.language(), queue.owner()),
                wording.at(offer.dueAt()),
                wording.clock(offer.callableUntil()));
    }

    private static AgentLine line(AgentView agent, List<HeldCall> held, Wording wording) {
        return new AgentLine(
                agent.account(),
                agent.displayName(),
                wording.name("state", agent.state()),
                wording.at(agent.since()),
                held.stream().filter(call -> call.agent().equals(agent.account())).count());
    }

    private static String asks(String... wishes) {
        String asked =
                Stream.of(wishes).filter(it -> !it.isEmpty()).collect(Collectors.joining(", "));
        return asked.isEmpty() ? "–" : asked;
    }

    private static CallLine line(HeldCall call, Instant now, Wording wording) {
        return new CallLine(
                call.attemptId(),
                call.agent(),
                call.token(),
                reason(wording, call.reason()),
                wording.clock(call.claimedAt()),
                Math.max(0, Duration.between(call.claimedAt(), now).toMinutes()),
                call.revealedAt() == null ? null : wording.clock(call.revealedAt()),
                call.withdrawn());
    }

    private static LaneLine line(LaneView lane, Wording wording) {
        return new LaneLine(
                reason(wording, lane.reason()),
                lane.priority(),
                count(wording, lane.offered(), lane.exact()),
                wording.at(lane.oldestDueAt()),
                lane.overFiveMinutes(),
                lane.overOneHour(),
                asks(lane.skill(), lane.language(), lane.owner()));
    }

    private static String reason(Wording wording, String reason) {
        return wording.name("reason", reason);
    }

    private static String count(Wording wording, int offered, boolean exact) {
        return exact ? Integer.toString(offered) : wording.say("orMore", offered);
    }
}
