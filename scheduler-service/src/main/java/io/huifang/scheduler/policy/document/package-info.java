/**
 * How a policy is written down: YAML or JSON, read whole and checked whole.
 *
 * <p>{@link io.huifang.scheduler.policy.document.PolicyDocument} gives either a consistent policy
 * or every fault of the text, each with the place where it stands. Faults never repeat values.
 */
package io.huifang.scheduler.policy.document;
