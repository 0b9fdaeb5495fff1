/**
 * The agents: what they can do, which languages they speak, and whether they take calls now.
 *
 * <p>Profiles are kept by supervisors, working states by the agents themselves. Claims ask here
 * what they may be given.
 */
package io.huifang.survey.agent;
