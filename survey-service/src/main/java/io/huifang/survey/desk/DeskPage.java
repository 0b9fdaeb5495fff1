package io.huifang.survey.desk;

import io.huifang.survey.page.Wording;
import io.huifang.survey.queue.QueueView;
import io.huifang.survey.queue.QueueView.LaneView;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an agent sees between two calls.
 *
 * @param told what has just been done; null for nothing
 * @param key of the next claim, so that sending it twice claims once
 * @param reason the only reason this agent takes calls for; empty for all
 * @param reasonName in words
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
        List<HeldLine> held,
        String offered,
        int claimed,
        List<LaneLine> lanes) {

    /**
     * A call in his hand.
     *
     * @param path where it goes on
     */
    public record HeldLine(String path, String reason, String since, boolean shown) {}

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

    static DeskPage of(
            Wording wording,
            String told,
            String key,
            String reason,
            List<HeldCall> held,
            QueueView queue) {
        return new DeskPage(
                told,
                key,
                reason,
                wording.name("reason", reason),
                held.stream().map(call -> line(wording, call)).toList(),
                count(wording, queue.offered(), queue.exact()),
                queue.claimed(),
                queue.lanes().stream().map(lane -> line(wording, lane)).toList());
    }

    private static HeldLine line(Wording wording, HeldCall call) {
        return new HeldLine(
                "/desk/calls/" + call.attemptId(),
                wording.name("reason", call.reason()),
                wording.clock(call.claimedAt()),
                call.revealedAt() != null);
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
