package io.huifang.survey.queue;

import java.util.Set;

/**
 * Which offers an agent wants.
 *
 * @param reasons empty for all
 */
record ClaimFilter(Set<String> reasons) {
    ClaimFilter {
        reasons = Set.copyOf(reasons);
    }

    boolean takes(Lane lane) {
        return reasons.isEmpty() || reasons.contains(lane.reason());
    }
}
