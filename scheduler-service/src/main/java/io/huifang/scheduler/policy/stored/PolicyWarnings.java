package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.Policy;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What a policy in force leaves open that somebody should know. */
@ApplicationScoped
public class PolicyWarnings {
    private static final Logger LOG = Logger.getLogger(PolicyWarnings.class);

    private final Clock clock;

    PolicyWarnings(Clock clock) {
        this.clock = clock;
    }

    /** Each the end of a sentence that begins with the policy. */
    public List<String> of(Policy policy) {
        List<String> warnings = new ArrayList<>();
        List<String> ignored = policy.typesWithoutRule();
        if (!ignored.isEmpty()) warnings.add("ignores events of the types " + ignored);
        List<String> missing = policy.missingHolidays(clock.instant());
        if (!missing.isEmpty()) warnings.add("knows no holidays of " + missing);
        return warnings;
    }

    void log(Policy policy) {
        of(policy).forEach(warning -> LOG.warnf("Policy %d %s", policy.version(), warning));
    }
}
