package io.huifang.survey.history;

import io.huifang.survey.account.Role;

import jakarta.ws.rs.core.SecurityContext;

/**
 * Who wants to read.
 *
 * @param account the account name
 * @param seesAll whether he may see what is not his: supervisors and auditors
 */
record Reader(String account, boolean seesAll) {
    static Reader of(SecurityContext security) {
        return new Reader(
                security.getUserPrincipal().getName(),
                security.isUserInRole(Role.SUPERVISOR) || security.isUserInRole(Role.AUDITOR));
    }
}
