package io.huifang.survey.drafting;

import io.huifang.survey.questionnaire.Shape;

import java.util.Optional;

/**
 * Which document.
 *
 * @param id its name; the policy refers to scripts and questionnaires by it
 */
public record DocumentName(DocumentKind kind, String id) {

    /** As it stands in an address; empty when there can be no such document. */
    public static Optional<DocumentName> of(String kind, String id) {
        return DocumentKind.of(kind)
                .filter(known -> Shape.CODE.matcher(id).matches())
                .map(known -> new DocumentName(known, id));
    }
}
