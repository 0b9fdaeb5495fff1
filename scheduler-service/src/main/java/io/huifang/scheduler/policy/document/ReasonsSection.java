package io.huifang.scheduler.policy.document;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.RetryPlan;
import io.huifang.scheduler.policy.RetryStep;
import io.huifang.scheduler.policy.Wait;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The document's {@code reasons}. */
final class ReasonsSection {
    /** Stands also for a freshness that cannot be read. */
    static final Duration SHORTEST_FRESHNESS = Duration.ofMinutes(1);

    private static final Duration SHORTEST_CADENCE = Duration.ofHours(1);
    private static final Duration SHORTEST_NOTICE = Duration.ofMinutes(5);
    private static final int HIGHEST_PRIORITY = 100;
    private static final int MOST_ATTEMPTS = 10;
    private static final int MILDEST = 4;

    private static final String[] PROPERTIES = {
        "priority",
        "wait",
        "waitBySeverity",
        "freshness",
        "purpose",
        "mergeBy",
        "script",
        "questionnaire",
        "skill",
        "language",
        "maxAttempts",
        "lastStep",
        "retries",
        "override",
        "safeNumber",
        "sla",
        "atMostEvery",
        "holdOut",
        "noticeBefore",
        "identity"
    };

    private final RetrySection retries;
    private final Map<Disposition, RetryStep> steps;
    private final RetryStep lastStep;

    /**
     * @param retries reads the steps by which a reason differs
     * @param plan the document's {@code retryPlan}
     */
    ReasonsSection(RetrySection retries, At plan) {
        this.retries = retries;
        plan.allow("lastStep", "steps");
        this.lastStep = retries.lastStep(plan);
        this.steps = retries.completeSteps(plan);
    }

    Map<String, Reason> read(At at) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        at.entries().forEach((name, value) -> reasons.put(name, reason(name, value)));
        return reasons;
    }

    private Reason reason(String name, At at) {
        at.allow(PROPERTIES);
        if (!At.isName(name)) at.fault("invalid-name", At.NAME_RULE);
        Duration freshness = Forms.duration(at.required("freshness"), SHORTEST_FRESHNESS);
        Purpose purpose = at.required("purpose").oneOf(Purpose.class);
        boolean safeNumber = PermissionSections.safeNumber(at, purpose);
        // whoever took the account over would read what is written about that
        RetryPlan plan = retryPlan(at);
        Reason reason =
                new Reason(
                        name,
                        at.required("priority").whole(0, HIGHEST_PRIORITY),
                        References.wait(at.required("wait"), freshness),
                        waitBySeverity(at, freshness),
                        freshness,
                        purpose,
                        at.required("script").name(),
                        at.optional("questionnaire").map(At::name).orElse(null),
                        at.optional("skill").map(Forms::skill).orElse(null),
                        at.optional("language").map(Forms::language).orElse(null),
                        at.required("mergeBy").oneOf(Reason.MergeBy.class),
                        safeNumber ? plan.withoutNotices() : plan,
                        PermissionSections.override(at, purpose),
                        safeNumber,
                        at.optional("sla").map(SlaSection::read).orElse(null),
                        at.optional("atMostEvery").map(ReasonsSection::cadence).orElse(null),
                        at.optional("noticeBefore")
                                .map(it -> Forms.duration(it, SHORTEST_NOTICE))
                                .orElse(null),
                        PermissionSections.identity(at, purpose));
        Promises.check(at, reason);
        return reason;
    }

    private static Duration cadence(At at) {
        return Forms.duration(at, SHORTEST_CADENCE, Forms.LONGEST_CADENCE);
    }

    private static Map<Integer, Wait> waitBySeverity(At reason, Duration freshness) {
        Map<Integer, Wait> waits = new HashMap<>();
        Map<String, At> stated =
                reason.optional("waitBySeverity").map(At::entries).orElse(Map.of());
        stated.forEach(
                (severity, at) -> {
                    Wait wait = References.wait(at, freshness);
                    if (severity.matches("[1-" + MILDEST + "]")) {
                        waits.put(Integer.valueOf(severity), wait);
                    } else {
                        at.fault("unknown-severity", "must be 1 to " + MILDEST);
                    }
                });
        return waits;
    }

    private RetryPlan retryPlan(At reason) {
        Map<Disposition, RetryStep> own = new EnumMap<>(steps);
        reason.optional("retries").map(retries::steps).ifPresent(own::putAll);
        return new RetryPlan(
                reason.required("maxAttempts").whole(1, MOST_ATTEMPTS),
                own,
                reason.optional("lastStep").isPresent() ? retries.lastStep(reason) : lastStep);
    }
}
