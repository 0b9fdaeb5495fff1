/**
 * Do-not-contact entries as people set and lift them. Setting one ends every open task of the
 * customer in the same transaction; later events are decided SUPPRESSED while it lasts.
 */
package io.huifang.scheduler.suppression;
