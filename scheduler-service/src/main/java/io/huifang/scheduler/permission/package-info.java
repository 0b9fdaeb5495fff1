/**
 * May we? What a customer said of himself against what the policy wants for a reason: consent,
 * wishes, and a number that is safe to call. Asked when an event is decided and again at each
 * dispatch, after suppression and before time.
 */
package io.huifang.scheduler.permission;
