/**
 * Who calls: senders of events, our own services, and people. A service has an access token or,
 * locally, a key; a person has a key and roles; a sender has a key, an access token or a signature,
 * its own sources and types, and perhaps a limit.
 *
 * <p>Entry type: {@link io.huifang.intake.sender.Callers}. Deny by default: a resource that does
 * not say who may call it is closed to all.
 */
package io.huifang.intake.sender;
