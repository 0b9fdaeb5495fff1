/**
 * The steps of a call as the agent sees them: what he reads out, how he finds out who is on the
 * line, the freeze of funds. What may be done is decided where programs' requests are.
 */
package io.huifang.survey.desk.step;
