package io.huifang.benchmarks;

import io.huifang.backing.Durability;
import io.huifang.local.stack.BackingOptions;

import java.util.Map;

/** PostgreSQL as production runs it: what deploy/kubernetes/components/postgres says. */
public final class Production {
    /**
     * PostgreSQL's own limit of a gigabyte of log between checkpoints is reached in half a minute
     * here, and after each of them the first change of every page is logged whole.
     */
    static final Map<String, String> PARAMETERS =
            Map.of(
                    "shared_buffers", "1GB",
                    "checkpoint_timeout", "15min",
                    "max_wal_size", "16GB",
                    "autovacuum_vacuum_scale_factor", "0.02",
                    "autovacuum_vacuum_cost_delay", "0");

    private Production() {}

    public static BackingOptions sized(BackingOptions backing) {
        BackingOptions sized = backing.withDurability(Durability.DURABLE);
        for (var parameter : PARAMETERS.entrySet()) {
            sized = sized.withPostgres(parameter.getKey(), parameter.getValue());
        }
        return sized;
    }
}
