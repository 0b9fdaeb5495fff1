package io.huifang.survey.audit;

/** What is audited. Names are kept for ever: they are hashed. */
public enum AuditAct {
    /** A customer's number and name were shown. */
    REVEAL,
    /** A conclusion was corrected. */
    CORRECT,
    /** What the object names was given out as a file. */
    EXPORT,
    /** What an account may do, or may be given to do, was changed. */
    CHANGE_ROLE,
    /** The profile of an agent who has left was removed. */
    REMOVE_PROFILE,
    /** An attempt went to another agent, skill or language, which the reason names. */
    HAND_OVER,
    /** An attempt was taken out of its holder's hand. */
    TAKE_BACK,
    /** A freeze of a customer's funds was asked for. */
    REQUEST_FREEZE,
    /** A script, a questionnaire or another text for the desk was published. */
    PUBLISH,
    /** The audit's oldest entries went, after their time. */
    RETAIN
}
