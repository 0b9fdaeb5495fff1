/**
 * What the company decided about calling: an immutable {@link io.huifang.scheduler.policy.Policy}
 * and the pure rules of time and retries that read it.
 *
 * <p>Nothing here knows a database, a clock or a framework: time and zones come in as values, and
 * every refusal names its rule. How a policy is written down is in {@code document}, how versions
 * are kept and activated in {@code stored}.
 */
package io.huifang.scheduler.policy;
