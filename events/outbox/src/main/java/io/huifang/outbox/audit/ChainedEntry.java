package io.huifang.outbox.audit;

import java.util.List;

/**
 * An entry as it was found in its table.
 *
 * @param link its place in the chain, as stored
 * @param fields everything it says, in the order in which it was hashed
 */
public record ChainedEntry(AuditLink link, List<?> fields) {}
