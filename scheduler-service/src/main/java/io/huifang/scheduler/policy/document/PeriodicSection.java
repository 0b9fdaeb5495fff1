package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.Periodic;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The document's {@code periodic}: calls that no event asks for. */
final class PeriodicSection {
    private static final Duration SHORTEST = Duration.ofDays(7);
    private static final int MOST_PER_DAY = 1_000_000;

    private final Set<String> reasons;
    private final Set<String> named = new HashSet<>();

    /**
     * @param reasons names of the document's reasons
     */
    PeriodicSection(Set<String> reasons) {
        this.reasons = reasons;
    }

    List<Periodic> read(At at) {
        return at.items().stream().map(this::periodic).toList();
    }

    private Periodic periodic(At at) {
        at.allow("reason", "every", "mostPerDay");
        At reason = at.required("reason");
        String name = References.reason(reason, reasons);
        if (!named.add(name) && !name.isEmpty()) reason.fault("repeated", "must be named once");
        return new Periodic(
                name,
                Forms.duration(at.required("every"), SHORTEST, Forms.LONGEST_CADENCE),
                at.required("mostPerDay").whole(1, MOST_PER_DAY));
    }
}
