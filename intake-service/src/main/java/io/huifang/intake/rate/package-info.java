/**
 * How much a sender may send: an allowance that fills up again with time.
 *
 * <p>Entry type: {@link io.huifang.intake.rate.Allowance}. Pure; each replica counts for itself.
 */
package io.huifang.intake.rate;
