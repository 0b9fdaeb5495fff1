/**
 * The chain of hashes behind an audit, in which any edit shows: each link's hash covers its entry
 * and the hash before it.
 *
 * <p>What an entry says and where it is stored is the service's own; {@link
 * io.huifang.outbox.audit.AuditLink} makes the links, {@link io.huifang.outbox.audit.ChainWalk}
 * checks them.
 */
package io.huifang.outbox.audit;
