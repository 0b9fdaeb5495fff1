/**
 * Retention: what was kept long enough goes, class by class, in bounded batches.
 *
 * <p>Entry type: {@link io.huifang.intake.vault.retention.EndRetention}. Any number of replicas may
 * be at work; each leaves alone what another one holds.
 */
package io.huifang.intake.vault.retention;
