/**
 * Compares by id what clients were told with what databases and topics hold: one check a promise.
 * Entry type: {@link io.huifang.journeys.reconcile.Reconciler}.
 */
package io.huifang.journeys.reconcile;
