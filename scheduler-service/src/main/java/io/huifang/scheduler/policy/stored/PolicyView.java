package io.huifang.scheduler.policy.stored;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/**
 * A version as people see it.
 *
 * @param version from 1
 * @param active whether it is in force
 * @param storedBy account name of who stored it
 * @param storedAt when, UTC
 * @param activatedBy account name of who put it in force last; null for never
 * @param activatedAt when, UTC; null for never
 * @param document the text as it was stored; null in lists
 * @param warnings what it leaves open that somebody should know; null unless it was just activated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyView(
        int version,
        boolean active,
        String storedBy,
        Instant storedAt,
        String activatedBy,
        Instant activatedAt,
        String document,
        List<String> warnings) {

    /**
     * @param activations newest first
     */
    static PolicyView of(StoredPolicy policy, List<PolicyActivation> activations) {
        return activations.stream()
                .filter(activation -> activation.version() == policy.version())
                .findFirst()
                .map(last -> of(policy, last))
                .orElseGet(() -> of(policy));
    }

    private static PolicyView of(StoredPolicy policy, PolicyActivation last) {
        return new PolicyView(
                policy.version(),
                last.inForce(),
                policy.storedBy(),
                policy.storedAt(),
                last.activatedBy(),
                last.activatedAt(),
                policy.document(),
                null);
    }

    private static PolicyView of(StoredPolicy policy) {
        return new PolicyView(
                policy.version(),
                false,
                policy.storedBy(),
                policy.storedAt(),
                null,
                null,
                policy.document(),
                null);
    }

    PolicyView withoutDocument() {
        return with(null, warnings);
    }

    PolicyView warning(List<String> of) {
        return with(document, of);
    }

    private PolicyView with(String shown, List<String> told) {
        return new PolicyView(
                version, active, storedBy, storedAt, activatedBy, activatedAt, shown, told);
    }
}
