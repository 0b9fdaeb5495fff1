package io.huifang.survey.questionnaire;

/** A version that is stored already, as the publishing of shipped ones looks at it. */
interface StoredVersion {
    /** Whether it is that version or a newer one. */
    boolean isNotOlderThan(DocumentKey wanted);

    /** Whether a person published it, and not the service. */
    boolean isWrittenHere();
}
