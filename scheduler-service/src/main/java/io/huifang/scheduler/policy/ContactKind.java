package io.huifang.scheduler.policy;

/** Through what a customer is contacted, as far as budgets tell contacts apart. */
public enum ContactKind {
    /** An attempt of one of our callback tasks. */
    CALL,
    /** A call somebody makes by hand or from another system. */
    MANUAL,
    /** A written notice: SMS, e-mail or in-app. */
    NOTICE,
    /** An invitation to answer a questionnaire. */
    SURVEY
}
