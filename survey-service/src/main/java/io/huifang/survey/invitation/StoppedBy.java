package io.huifang.survey.invitation;

/** What stops an invitation before its end. */
public enum StoppedBy {
    /** The customer, on his own page. */
    OPT_OUT,
    /** The customer, to the wallet. */
    CONSENT_WITHDRAWN,
    /** An entry that says that he must not be contacted. */
    SUPPRESSED
}
