package io.huifang.survey.drafting;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One document with all that was made of it.
 *
 * @param draft empty when nobody writes it
 * @param versions newest first; empty when nothing is published
 */
public record LibraryDocument(
        DocumentName name, Optional<DocumentDraft> draft, List<Version> versions) {

    /**
     * What was published.
     *
     * @param from when it came or comes into use, UTC
     * @param publishedBy the account; null for one that came with the service
     */
    public record Version(int number, Instant from, String publishedBy, ObjectNode content) {}

    /** What one would go on writing: the draft, or the newest version; empty for neither. */
    public Optional<ObjectNode> newest() {
        return draft.map(DocumentDraft::content)
                .or(() -> versions.stream().findFirst().map(Version::content));
    }
}
