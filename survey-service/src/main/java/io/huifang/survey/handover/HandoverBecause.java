package io.huifang.survey.handover;

/**
 * Why an attempt is handed over. A choice instead of words, because words could be a customer's.
 */
enum HandoverBecause {
    /** The customer speaks another language. */
    LANGUAGE,
    /** It takes somebody who can do more. */
    SKILL,
    /** Somebody knows the customer or the matter. */
    KNOWS_THE_MATTER,
    /** The giver's shift ends. */
    END_OF_SHIFT,
    /**
     * Who had it must not call this customer, for instance because they are related: this attempt
     * is never offered to him again.
     */
    CONFLICT_OF_INTEREST,
    /** To spread the work. */
    WORKLOAD
}
