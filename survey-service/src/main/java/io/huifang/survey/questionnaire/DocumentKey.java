package io.huifang.survey.questionnaire;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.io.Serializable;
import java.util.Objects;

/** Which version of which document. */
@Embeddable
class DocumentKey implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The document's name. */
    @Column(columnDefinition = "text")
    private String id;

    /** From 1, higher is newer. */
    private int version;

    protected DocumentKey() {}

    DocumentKey(String id, int version) {
        this.id = id;
        this.version = version;
    }

    String id() {
        return id;
    }

    int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentKey key && key.id.equals(id) && key.version == version;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version);
    }
}
