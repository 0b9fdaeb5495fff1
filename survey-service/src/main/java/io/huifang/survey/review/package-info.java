/**
 * Quality review: supervisors draw concluded calls, read what was written down and score them. What
 * they think is versioned, and the agent sees what is said of his own calls.
 */
package io.huifang.survey.review;
