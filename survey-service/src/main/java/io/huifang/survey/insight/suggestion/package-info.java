/**
 * What the policy might do otherwise, taken from how attempts ended: when a next attempt succeeds
 * more often, and at which hours customers are reached. Nothing is ever applied by itself.
 */
package io.huifang.survey.insight.suggestion;
