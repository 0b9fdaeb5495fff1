package io.huifang.survey.agent;

/**
 * What a claim needs to know of its agent.
 *
 * @param ability what he may be given
 * @param state whether he takes calls
 */
public record AtWork(Ability ability, WorkState state) {}
