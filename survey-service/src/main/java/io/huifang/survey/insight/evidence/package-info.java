/**
 * What the scheduler decided, how attempts ended and what was answered, as {@code churn}, {@code
 * effect}, {@code signal}, {@code suggestion}, {@code guess} and {@code theme} need it: heard in
 * the transaction that stores how far the topics were read, and forgotten again when it is old.
 */
package io.huifang.survey.insight.evidence;
