package io.huifang.survey.permission;

import io.huifang.contract.callback.SurveyPermissionChanged;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is left of many facts when each customer's newest words alone count. */
final class LatestWords {
    private LatestWords() {}

    /**
     * One for each customer, by their ids: his newest consent, his newest withdrawal, and the entry
     * that was told of last. To keep it does what to keep all of them in turn would do.
     */
    static List<SurveyPermissionChanged> of(List<SurveyPermissionChanged> told) {
        Map<String, SurveyPermissionChanged> byCustomer = new TreeMap<>();
        told.forEach(one -> byCustomer.merge(one.customerId(), one, LatestWords::both));
        return List.copyOf(byCustomer.values());
    }

    // Of one instant the entry that was read later counts, as in the table.
    private static SurveyPermissionChanged both(
            SurveyPermissionChanged before, SurveyPermissionChanged next) {
        boolean late = next.occurredAt().isBefore(before.occurredAt());
        SurveyPermissionChanged entry = late ? before : next;
        return new SurveyPermissionChanged(
                entry.eventId(),
                entry.occurredAt(),
                entry.customerId(),
                newest(before.grantedAt(), next.grantedAt()),
                newest(before.withdrawnAt(), next.withdrawnAt()),
                entry.suppressed(),
                entry.suppressedUntil());
    }

    private static Instant newest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
