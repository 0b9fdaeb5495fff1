package io.huifang.intake.sender;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says who may call a resource. Without it nobody may. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
    /** Who may call. */
    Who value();

    /** Kinds of callers. */
    enum Who {
        /** Whoever has a key or a token: sender, service or person. */
        ANY_CALLER,
        /** Our own services only. */
        SERVICES,
        /** People who export, correct and erase personal data. */
        PRIVACY_OFFICERS,
        /** People who check the audit. */
        AUDITORS,
        /** People who rotate keys. */
        OPERATORS;

        boolean admitsSenders() {
            return this == ANY_CALLER;
        }

        boolean admitsServices() {
            return this == ANY_CALLER || this == SERVICES;
        }

        boolean admits(Account account) {
            return switch (this) {
                case ANY_CALLER -> true;
                case SERVICES -> false;
                case PRIVACY_OFFICERS -> account.has(Account.Role.PRIVACY_OFFICER);
                case AUDITORS -> account.has(Account.Role.AUDITOR);
                case OPERATORS -> account.has(Account.Role.OPS);
            };
        }
    }
}
