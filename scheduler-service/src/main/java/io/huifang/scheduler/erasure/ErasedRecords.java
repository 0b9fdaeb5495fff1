package io.huifang.scheduler.erasure;

import io.huifang.scheduler.customer.ForgetsErased;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;

/** What was kept of customers besides their tasks, as far as it goes when they are erased. */
@ApplicationScoped
class ErasedRecords {
    private final List<ForgetsErased> keepers;

    ErasedRecords(@All List<ForgetsErased> keepers) {
        this.keepers = keepers;
    }

    /** Forgets about these customers, who are locked; a second time changes nothing. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return Multi.createFrom()
                .iterable(keepers)
                .onItem()
                .transformToUniAndConcatenate(keeper -> keeper.forget(tx, customerIds))
                .onItem()
                .ignoreAsUni();
    }
}
