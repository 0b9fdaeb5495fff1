package io.huifang.survey.insight.load;

/**
 * Whose load it is, by his profile as it is now.
 *
 * @param account his account name
 * @param displayName what colleagues see; null without a profile
 * @param group a code; null for none
 */
public record Agent(String account, String displayName, String group) {}
