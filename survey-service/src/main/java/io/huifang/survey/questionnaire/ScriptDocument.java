package io.huifang.survey.questionnaire;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import java.time.Instant;

/** A stored version of a script. Written once, never changed. */
@Entity
@Table(name = "script")
class ScriptDocument implements StoredVersion {
    @EmbeddedId private DocumentKey key;

    /** When it comes into use, UTC. */
    @Column(name = "effective_from", nullable = false)
    private Instant effectiveFrom;

    /** The document in JSON, without id and version. */
    @Column(columnDefinition = "text", nullable = false)
    private String content;

    /** The account that published it; null for one that came with the service. Never changed. */
    @Column(name = "published_by", columnDefinition = "text")
    private String publishedBy;

    protected ScriptDocument() {}

    ScriptDocument(DocumentKey key, Instant effectiveFrom, String content) {
        this.key = key;
        this.effectiveFrom = effectiveFrom;
        this.content = content;
    }

    Script toScript() {
        return Script.read(key.id(), key.version(), effectiveFrom, content);
    }

    @Override
    public boolean isNotOlderThan(DocumentKey wanted) {
        return key.version() >= wanted.version();
    }

    @Override
    public boolean isWrittenHere() {
        return publishedBy != null;
    }
}
