/**
 * Who calls: senders of events and our own services, each known by a bearer key.
 *
 * <p>Entry type: {@link io.huifang.intake.sender.Callers}. Deny by default: a resource that does
 * not say who may call it is closed to all.
 */
package io.huifang.intake.sender;
