/**
 * The proof of insight: a simulated world is told to a stack whose survey service is killed while
 * it counts, and every number is compared with plain SQL over the same facts.
 *
 * <p>Entry type: {@link io.huifang.proof.Proof}.
 */
package io.huifang.proof;
