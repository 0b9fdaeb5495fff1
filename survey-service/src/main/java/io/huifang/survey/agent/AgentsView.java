package io.huifang.survey.agent;

import java.util.List;

/**
 * All agents that have a profile or said how they work.
 *
 * @param agents by account
 */
public record AgentsView(List<AgentView> agents) {}
