package io.huifang.survey.floor;

import io.huifang.survey.desk.HeldCall;
import io.huifang.survey.page.Wording;
import io.huifang.survey.queue.QueueView;
import io.huifang.survey.queue.QueueView.LaneView;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
 */
public record FloorPage(
        String told,
        String offered,
        int late,
        int closing,
        List<CallLine> calls,
        List<LaneLine> lanes,
        List<RiskLine> risks) {

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

    /** What waits for one reason with one priority. */
    public record LaneLine(
            String reason,
            int priority,
            String offered,
            String oldest,
            int overFiveMinutes,
            int overOneHour) {}

    /** Windows of one reason that close soon. */
    public record RiskLine(String reason, int closing) {}

    /** What was looked at. */
    record Look(List<HeldCall> held, QueueView queue, Map<String, Integer> closing) {}

    static FloorPage of(Look look, String told, Instant now, Wording wording) {
        QueueView queue = look.queue();
        return new FloorPage(
                told,
                count(wording, queue.offered(), queue.exact()),
                queue.lanes().stream().mapToInt(LaneView::overOneHour).sum(),
                look.closing().values().stream().mapToInt(it -> it).sum(),
                look.held().stream().map(it -> line(it, now, wording)).toList(),
                queue.lanes().stream().map(it -> line(it, wording)).toList(),
                look.closing().entrySet().stream()
                        .map(it -> new RiskLine(reason(wording, it.getKey()), it.getValue()))
                        .toList());
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
                lane.overOneHour());
    }

    private static String reason(Wording wording, String reason) {
        return wording.name("reason", reason);
    }

    private static String count(Wording wording, int offered, boolean exact) {
        return exact ? Integer.toString(offered) : wording.say("orMore", offered);
    }
}
