/**
 * Incidents on pages: which there are and were, what became of their customers, and one opened or
 * ended by hand.
 */
package io.huifang.scheduler.page.incident;
