package io.huifang.scheduler.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.util.Collection;

/**
 * Keeps something of customers that must go when they are erased. Whatever keeps such a thing is
 * one of these and is asked without being named anywhere.
 */
public interface ForgetsErased {
    /**
     * Forgets about these customers, who are locked, in its caller's transaction; a second time
     * changes nothing.
     */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds);
}
