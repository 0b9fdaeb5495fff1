/**
 * What the law allows, as data: {@link io.huifang.scheduler.policy.law.RulePack}s with their
 * citations. A policy switches them on; it can be stricter than they are, never laxer. None of it
 * is legal advice.
 */
package io.huifang.scheduler.policy.law;
