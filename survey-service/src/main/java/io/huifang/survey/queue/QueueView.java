package io.huifang.survey.queue;

import java.time.Instant;
import java.util.List;

/**
 * What waits for agents.
 *
 * @param offered attempts claimable at this moment
 * @param claimed attempts agents hold at this moment
 * @param exact false when a lane has more offers than are counted; then {@code offered} is a lower
 *     bound
 * @param lanes by priority, highest first
 */
public record QueueView(int offered, int claimed, boolean exact, List<LaneView> lanes) {
    /**
     * Attempts of one reason and one priority.
     *
     * @param reason why their customers are called
     * @param priority 0–100, higher first
     * @param offered how many
     * @param exact false when {@code offered} is a lower bound
     * @param oldestDueAt when the longest waiting one was due, UTC
     * @param overFiveMinutes of them, due more than five minutes ago
     * @param overOneHour of them, due more than an hour ago
     * @param skill what their agents need; empty for none
     * @param language BCP 47 language they need; empty for any
     * @param owner the only agent they are offered to; empty for all
     */
    public record LaneView(
            String reason,
            int priority,
            int offered,
            boolean exact,
            Instant oldestDueAt,
            int overFiveMinutes,
            int overOneHour,
            String skill,
            String language,
            String owner) {

        static LaneView of(LaneIndex.Count count, int countedUpTo) {
            return new LaneView(
                    count.lane().reason(),
                    count.lane().key().priority(),
                    count.offered(),
                    count.offered() < countedUpTo,
                    count.lane().mark(),
                    count.overFiveMinutes(),
                    count.overOneHour(),
                    count.lane().queue().skill(),
                    count.lane().queue().language(),
                    count.lane().queue().owner());
        }
    }
}
