package io.huifang.contract.callback;

/**
 * How sure we must be of who is on the line before anything of his is told or changed. The weakest
 * first.
 */
public enum IdentityLevel {
    /** Nothing of his is touched or told: nothing is asked. */
    NONE,
    /** One thing only he should know. */
    KNOWLEDGE,
    /** One thing only he should have. */
    SECOND_FACTOR;

    /** What calls for that purpose need where nothing else is said. */
    public static IdentityLevel usualFor(Purpose purpose) {
        return switch (purpose) {
            case SURVEY, MARKETING -> NONE;
            case SERVICE -> KNOWLEDGE;
            case RISK -> SECOND_FACTOR;
        };
    }

    /** The one of both that asks for more. */
    public IdentityLevel orStronger(IdentityLevel other) {
        return compareTo(other) < 0 ? other : this;
    }
}
