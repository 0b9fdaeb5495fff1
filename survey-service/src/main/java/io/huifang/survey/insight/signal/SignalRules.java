package io.huifang.survey.insight.signal;

import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;
import java.util.Set;

/** When a rise is unusual, as the settings say. */
@ApplicationScoped
class SignalRules {
    private static final Set<String> KINDS =
            Set.of(
                    "cause",
                    "merchant-category",
                    "region",
                    "cause-merchant-category",
                    "cause-merchant-category-region");

    private final SignalConfig config;

    SignalRules(SignalConfig config) {
        this.config = config;
    }

    /** What makes no sense is said at the start, and not never. */
    void check(@Observes StartupEvent event) {
        if (!(config.ratio() >= 1)) throw wrong("ratio must be 1 at least");
        if (!(config.dispersion() >= 1)) throw wrong("dispersion must be 1 at least");
        if (!(config.chance() > 0 && config.chance() < 1)) {
            throw wrong("chance must be above 0 and below 1");
        }
        if (!KINDS.containsAll(config.incidents().keySet())) {
            throw wrong("incidents must be by some of " + KINDS);
        }
    }

    private static IllegalStateException wrong(String how) {
        return new IllegalStateException("huifang.insight.signal." + how);
    }

    Set<String> types() {
        return config.types();
    }

    int weeks() {
        return config.weeks();
    }

    int least() {
        return config.least();
    }

    Duration rest() {
        return config.rest();
    }

    double chance(Rise rise) {
        return rise.chance(config.dispersion());
    }

    /** Often enough, several times what was expected, and hardly by chance. */
    boolean isUnusual(Rise rise) {
        return rise.events() >= config.least()
                && rise.events() >= config.ratio() * rise.expected()
                && chance(rise) <= config.chance();
    }

    /** Under which rule of the policy's incidents the scheduler is told; null for none. */
    String incidentRule(Traits traits) {
        return config.incidents().get(traits.kind());
    }
}
