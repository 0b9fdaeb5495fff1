package io.huifang.scheduler.policy.stored;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** A stretch of time in which one version was in force. */
@Entity
@Table(name = "policy_activation")
class PolicyActivation {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "activation_id")
    private Integer activationId;

    /** The version in force. */
    private Integer version;

    /** Account name of who activated it; {@code huifang} for the first one. */
    @Column(name = "activated_by", columnDefinition = "text")
    private String activatedBy;

    /** UTC. */
    @Column(name = "activated_at")
    private Instant activatedAt;

    /** UTC; null while it is in force. Set once, when another version is activated. */
    @Column(name = "ended_at")
    private Instant endedAt;

    /** For Hibernate. */
    PolicyActivation() {}

    PolicyActivation(int version, String activatedBy, Instant activatedAt) {
        this.version = version;
        this.activatedBy = activatedBy;
        this.activatedAt = activatedAt;
    }

    void end(Instant at) {
        if (endedAt != null) {
            throw new IllegalStateException(
                    "activation " + activationId + " of policy " + version + " has ended already");
        }
        // two replicas' clocks may disagree by a little; a stretch never ends before it began
        endedAt = at.isBefore(activatedAt) ? activatedAt : at;
    }

    int version() {
        return version;
    }

    String activatedBy() {
        return activatedBy;
    }

    Instant activatedAt() {
        return activatedAt;
    }

    boolean inForce() {
        return endedAt == null;
    }
}
