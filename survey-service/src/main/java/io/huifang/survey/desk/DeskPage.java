package io.huifang.survey.desk;

import io.huifang.survey.agent.AgentView;
import io.huifang.survey.agent.WorkState;
import io.huifang.survey.page.Wording;
import io.huifang.survey.queue.QueueView;
import io.huifang.survey.queue.QueueView.LaneView;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an agent sees between two calls.
 *
 * @param told what has just been done; null for nothing
 * @param key of the next claim, so that sending it twice claims once
 * @param reason the only reason this agent takes calls for; empty for all
 * @param reasonName in words
 * @param state whether he takes calls, and since when
 * @param held the calls he holds
 * @param offered how many wait, in words
 * @param claimed how many are in hand
 * @param lanes what waits, best first
 */
public record DeskPage(
        String told,
        String key,
        String reason,
        String reasonName,
        StateLine state,
        List<HeldLine> held,
        String offered,
        int claimed,
        List<LaneLine> lanes) {

    /**
     * Whether he takes calls.
     *
     * @param ready whether he does
     * @param since when he said so; null for never
     * @param until when it ends by itself, a time of day; null for not
     * @param others what he can say instead
     */
    public record StateLine(
            String words, boolean ready, String since, String until, List<Choice> others) {

        private static StateLine of(Wording wording, AgentView agent) {
            return new StateLine(
                    wording.name("state", agent.state()),
                    agent.state() == WorkState.READY,
                    agent.since() == null ? null : wording.at(agent.since()),
                    agent.until() == null ? null : wording.clock(agent.until()),
                    Stream.of(WorkState.values())
                            .filter(other -> other != agent.state())
                            .map(it -> new Choice(it.name(), wording.say("state.say." + it)))
                            .toList());
        }
    }

    /** One of a list. */
    public record Choice(String value, String words) {}

    /** What was looked at. */
    record Look(AgentView agent, List<HeldCall> held, QueueView queue) {}

    /**
     * A call in his hand.
     *
     * @param path where it goes on
     * @param shown whether the number was
     * @param withdrawn whether the scheduler took it back meanwhile
     */
    public record HeldLine(
            String path, String reason, String since, boolean shown, boolean withdrawn) {}

    /**
     * What waits for one reason with one priority.
     *
     * @param path the desk for this reason alone
     */
    public record LaneLine(
            String path,
            String reason,
            int priority,
            String offered,
            String oldest,
            int overFiveMinutes,
            int overOneHour) {}

    static DeskPage of(Wording wording, String told, String key, String reason, Look look) {
        QueueView queue = look.queue();
        return new DeskPage(
                told,
                key,
                reason,
                wording.name("reason", reason),
                StateLine.of(wording, look.agent()),
                look.held().stream().map(call -> line(wording, call)).toList(),
                count(wording, queue.offered(), queue.exact()),
                queue.claimed(),
                queue.lanes().stream().map(lane -> line(wording, lane)).toList());
    }

    private static HeldLine line(Wording wording, HeldCall call) {
        return new HeldLine(
                "/desk/calls/" + call.attemptId(),
                wording.name("reason", call.reason()),
                wording.clock(call.claimedAt()),
                call.revealedAt() != null,
                call.withdrawn());
    }

    private static LaneLine line(Wording wording, LaneView lane) {
        return new LaneLine(
                "/desk?reason=" + URLEncoder.encode(lane.reason(), StandardCharsets.UTF_8),
                wording.name("reason", lane.reason()),
                lane.priority(),
                count(wording, lane.offered(), lane.exact()),
                wording.at(lane.oldestDueAt()),
                lane.overFiveMinutes(),
                lane.overOneHour());
    }

    private static String count(Wording wording, int offered, boolean exact) {
        return exact ? Integer.toString(offered) : wording.say("orMore", offered);
    }
}
