/**
 * Why somebody is called or not: decisions found by event or customer, and each as a chain from the
 * event to what became of the call.
 */
package io.huifang.scheduler.page.decision;
