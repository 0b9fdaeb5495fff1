/**
 * The agents' pages: supervisors say what each can do, and agents at their desk whether they take
 * calls.
 */
package io.huifang.survey.agent.page;
