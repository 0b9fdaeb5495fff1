package io.huifang.survey.word;

import io.huifang.survey.proof.Proof;
import io.huifang.survey.proof.Proofs;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;

import java.util.Optional;

/**
 * How the scheduler is asked. What it would not take, or what is missing, is said at the start, not
 * at the first number wanted.
 */
@ApplicationScoped
public class SchedulerKey {
    /** The scheduler's answer to a proof that is none. */
    static final int UNPROVEN = 401;

    /** What the scheduler wants a token to be for. */
    private static final String SCOPE = "huifang.word";

    private static final int SHORTEST = 24;

    private final SchedulerConfig config;
    private final Proofs proofs;

    SchedulerKey(SchedulerConfig config, Proofs proofs) {
        this.config = config;
        this.proofs = proofs;
    }

    void check(@Observes StartupEvent event) {
        proof(config, proofs);
        config.proof().key().ifPresent(SchedulerKey::require);
    }

    /** How this service proves itself to the scheduler. */
    public static Proof proof(SchedulerConfig config, Proofs proofs) {
        return proofs.to("huifang.scheduler", config.proof(), Optional.of(SCOPE));
    }

    /**
     * @throws IllegalStateException when the scheduler would not take the key
     */
    static void require(String key) {
        if (key.strip().length() < SHORTEST) {
            throw new IllegalStateException(
                    "huifang.scheduler.key must have " + SHORTEST + " characters at least");
        }
    }

    /** Whether the scheduler did not take what proved this service. */
    public static boolean isUnproven(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == UNPROVEN;
    }
}
