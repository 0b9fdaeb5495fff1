/**
 * One call at the desk: what it is about, whom it reaches, what to say, what was said, how it
 * ended. What the agent types is kept on the server under his lease, so that a closed page loses
 * nothing.
 */
package io.huifang.survey.desk.call;
