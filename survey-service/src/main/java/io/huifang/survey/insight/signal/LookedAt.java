package io.huifang.survey.insight.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An hour with so many events that something may be unusual, and those after it in which nothing
 * can be.
 *
 * @param busy null where there are only quiet ones
 * @param ends of all of them, UTC, in order
 */
record LookedAt(Hour busy, List<Instant> ends) {
    LookedAt {
        ends = List.copyOf(ends);
    }

    /**
     * @param buckets the last ten minutes of each hour, in order
     * @param busy those of busy hours
     */
    static List<LookedAt> inTurn(List<Instant> buckets, Set<Instant> busy) {
        List<LookedAt> all = new ArrayList<>();
        Hour latest = null;
        List<Instant> ends = new ArrayList<>();
        for (Instant bucket : buckets) {
            Hour hour = Hour.endingWith(bucket);
            if (busy.contains(bucket)) {
                if (!ends.isEmpty()) all.add(new LookedAt(latest, ends));
                latest = hour;
                ends.clear();
            }
            ends.add(hour.end());
        }
        if (!ends.isEmpty()) all.add(new LookedAt(latest, ends));
        return all;
    }
}
