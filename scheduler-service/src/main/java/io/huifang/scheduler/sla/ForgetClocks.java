package io.huifang.scheduler.sla;

import io.huifang.scheduler.customer.ForgetsErased;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** Forgets what erased customers were promised: nobody can keep it any more. */
@ApplicationScoped
public class ForgetClocks implements ForgetsErased {
    private final SlaCases cases;

    ForgetClocks(SlaCases cases) {
        this.cases = cases;
    }

    /** Works in its caller's transaction, which has locked the customers. */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return cases.forget(tx, customerIds);
    }
}
