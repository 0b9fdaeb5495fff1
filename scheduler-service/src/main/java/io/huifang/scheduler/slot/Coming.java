package io.huifang.scheduler.slot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Some of the appointments to come, in order.
 *
 * @param known those in zones that this Java knows
 * @param lastAt when the last of all of them begins, UTC; null when there are no more
 * @param last the task of that one; null when there are no more
 */
public record Coming(List<Appointment> known, Instant lastAt, UUID last) {
    public boolean isOver() {
        return last == null;
    }
}
