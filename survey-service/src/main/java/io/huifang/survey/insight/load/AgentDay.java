package io.huifang.survey.insight.load;

import java.time.LocalDate;

/**
 * What an agent did on a day, or what was thought of him on it.
 *
 * @param day of the pages' zone
 */
record AgentDay(Agent agent, LocalDate day, Load load, Scores scores) {}
