package io.huifang.survey.receipt;

/**
 * What customers may know an agent by.
 *
 * @param value the account's name, never a person's real name
 */
record AgentName(String value) {
    static AgentName of(String account) {
        return new AgentName(account);
    }
}
