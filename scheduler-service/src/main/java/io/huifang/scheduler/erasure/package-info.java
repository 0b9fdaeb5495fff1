/**
 * What intake tells of erased customers: {@link io.huifang.scheduler.erasure.CloseErasedCustomers}
 * ends what is open about them, and events that come later are decided ERASED.
 */
package io.huifang.scheduler.erasure;
