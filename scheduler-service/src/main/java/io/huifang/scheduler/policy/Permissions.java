package io.huifang.scheduler.policy;

import io.huifang.contract.callback.Purpose;

import java.time.Duration;
import java.util.Set;

/**
 * What the policy wants before a customer may be contacted, besides what he himself forbids.
 *
 * @param needGrant purposes for which nobody is contacted without his consent; for the others he is
 *     until he withdraws it
 * @param distrustFor how long before an event a number must have been known to be called about it,
 *     where a reason wants a safe one
 */
public record Permissions(Set<Purpose> needGrant, Duration distrustFor) {
    /** What a policy that says nothing wants. */
    public static final Permissions USUAL =
            new Permissions(Set.of(Purpose.SURVEY, Purpose.MARKETING), Duration.ofDays(7));

    public Permissions {
        needGrant = Set.copyOf(needGrant);
    }
}
