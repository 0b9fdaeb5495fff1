package io.huifang.survey.verification;

import io.huifang.contract.callback.Purpose;

import java.util.EnumSet;
import java.util.Set;

/** How sure we must be of who is on the line. Only what a level needs may be asked. */
public enum IdentityLevel {
    /** Nothing of his is touched or told: nothing is asked. */
    NONE(EnumSet.noneOf(IdentityMethod.class)),
    /** One thing only he should know. */
    KNOWLEDGE(
            EnumSet.of(
                    IdentityMethod.LAST_TRANSACTION,
                    IdentityMethod.REGISTRATION_MONTH,
                    IdentityMethod.APP_CONFIRMATION)),
    /** One thing only he should have: what is known may be known to a thief, too. */
    SECOND_FACTOR(
            EnumSet.of(
                    IdentityMethod.APP_CONFIRMATION,
                    IdentityMethod.SMS_CODE,
                    IdentityMethod.EMAIL_CODE));

    private final Set<IdentityMethod> methods;

    IdentityLevel(Set<IdentityMethod> methods) {
        this.methods = methods;
    }

    /** Any one of these is enough, and no other one may be asked. */
    public Set<IdentityMethod> methods() {
        return Set.copyOf(methods);
    }

    /** The policy's level, with what may be asked for it. */
    static IdentityLevel of(io.huifang.contract.callback.IdentityLevel level) {
        return switch (level) {
            case NONE -> NONE;
            case KNOWLEDGE -> KNOWLEDGE;
            case SECOND_FACTOR -> SECOND_FACTOR;
        };
    }

    /** What calls for that purpose need when nothing else is said of their reason. */
    static IdentityLevel of(Purpose purpose) {
        return of(io.huifang.contract.callback.IdentityLevel.usualFor(purpose));
    }
}
