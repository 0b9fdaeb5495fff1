package io.huifang.survey.receipt;

/**
 * What customers may know an agent by. One without a profile has none: they never learn accounts.
 *
 * @param value as his profile says
 */
record AgentName(String value) {}
