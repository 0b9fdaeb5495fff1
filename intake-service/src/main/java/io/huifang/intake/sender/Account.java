package io.huifang.intake.sender;

import java.util.Set;

/**
 * A person who may do something to the vault.
 *
 * @param name as configured
 * @param roles what the person may do
 */
public record Account(String name, Set<Role> roles) {
    /** What people may do here. */
    public enum Role {
        /** Exports, corrects and erases. */
        PRIVACY_OFFICER,
        /** Checks the audit. */
        AUDITOR,
        /** Rotates keys. */
        OPS
    }

    boolean has(Role role) {
        return roles.contains(role);
    }
}
