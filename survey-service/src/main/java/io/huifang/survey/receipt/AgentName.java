package io.huifang.survey.receipt;

/**
 * What customers may know an agent by.
 *
 * @param value as his profile says; the account's name for one without a profile
 */
record AgentName(String value) {}
