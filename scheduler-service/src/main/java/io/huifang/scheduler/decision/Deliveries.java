package io.huifang.scheduler.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A batch's events by whether their key comes for the first time. The first of a key in the order
 * of the log is the one that counts.
 *
 * @param fresh to be decided, in the order of the log
 * @param conflicting their key came before with other content
 * @param repeated how many came before with the same content
 */
record Deliveries(List<ReceivedEvent> fresh, List<ReceivedEvent> conflicting, int repeated) {

    /**
     * @param before content hashes of the keys decided by earlier transactions
     */
    static Deliveries sort(List<ReceivedEvent> events, Map<UUID, UUID> before) {
        Map<UUID, UUID> first = new HashMap<>(before);
        List<ReceivedEvent> fresh = new ArrayList<>(events.size());
        List<ReceivedEvent> conflicting = new ArrayList<>();
        int repeated = 0;
        for (ReceivedEvent event : events) {
            UUID earlier = first.putIfAbsent(event.key(), event.contentHash());
            if (earlier == null) {
                fresh.add(event);
            } else if (earlier.equals(event.contentHash())) {
                repeated++;
            } else {
                conflicting.add(event);
            }
        }
        return new Deliveries(fresh, conflicting, repeated);
    }
}
