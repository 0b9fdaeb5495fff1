package io.huifang.scheduler.policy.stored;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** One version as it was written. Never changes; the database sees to it. */
@Entity
@Table(name = "policy")
class StoredPolicy {
    /** From 1, without gaps, in the order of storing. */
    @Id private Integer version;

    /** YAML or JSON as it came, comments included. Was sound when it was stored. */
    @Column(columnDefinition = "text")
    private String document;

    /** Account name of who stored it; {@code huifang} for the one the service brings along. */
    @Column(name = "stored_by", columnDefinition = "text")
    private String storedBy;

    /** UTC. */
    @Column(name = "stored_at")
    private Instant storedAt;

    /** For Hibernate. */
    StoredPolicy() {}

    StoredPolicy(int version, String document, String storedBy, Instant storedAt) {
        this.version = version;
        this.document = document;
        this.storedBy = storedBy;
        this.storedAt = storedAt;
    }

    int version() {
        return version;
    }

    String document() {
        return document;
    }

    String storedBy() {
        return storedBy;
    }

    Instant storedAt() {
        return storedAt;
    }
}
