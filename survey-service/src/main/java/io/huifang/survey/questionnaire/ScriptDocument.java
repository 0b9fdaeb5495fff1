package io.huifang.survey.questionnaire;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import java.time.Instant;

/** A stored version of a script. Written once, never changed. */
@Entity
@Table(name = "script")
class ScriptDocument {
    @EmbeddedId private DocumentKey key;

    /** When it comes into use, UTC. */
    @Column(name = "effective_from", nullable = false)
    private Instant effectiveFrom;

    /** The document in JSON, without id and version. */
    @Column(columnDefinition = "text", nullable = false)
    private String content;

    protected ScriptDocument() {}

    ScriptDocument(DocumentKey key, Instant effectiveFrom, String content) {
        this.key = key;
        this.effectiveFrom = effectiveFrom;
        this.content = content;
    }

    Script toScript() {
        return Script.read(key.id(), key.version(), effectiveFrom, content);
    }
}
