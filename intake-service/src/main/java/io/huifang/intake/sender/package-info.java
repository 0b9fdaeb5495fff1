/**
 * Who calls: senders of events and our own services. A service has a key; a sender has a key, an
 * access token or a signature, its own sources and types, and perhaps a limit.
 *
 * <p>Entry type: {@link io.huifang.intake.sender.Callers}. Deny by default: a resource that does
 * not say who may call it is closed to all.
 */
package io.huifang.intake.sender;
