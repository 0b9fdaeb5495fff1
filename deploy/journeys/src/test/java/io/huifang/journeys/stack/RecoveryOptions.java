package io.huifang.journeys.stack;

import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

/** What is different in a stack whose PostgreSQL is to be lost. */
final class RecoveryOptions {
    private RecoveryOptions() {}

    /** Services look for PostgreSQL on that port, whoever answers there. */
    static StackOptions lookingForPostgresOn(int port, StackOptions options) {
        StackOptions changed = options;
        for (Service service : Service.values()) {
            String url = "postgresql://127.0.0.1:" + port + "/" + service.partName();
            changed =
                    changed.with(
                            service,
                            it ->
                                    it.withConfiguration("quarkus.datasource.reactive.url", url)
                                            .withConfiguration(
                                                    "quarkus.datasource.jdbc.url", "jdbc:" + url));
        }
        return changed;
    }

    /**
     * PostgreSQL keeps its log of changes until somebody says where to, and from then on brings it
     * there, five minutes later at the latest.
     */
    static StackOptions archiving(StackOptions options) {
        return options.withBacking(
                it ->
                        it.withPostgres("archive_mode", "on")
                                // for a standby that is still being copied
                                .withPostgres("wal_keep_size", "1GB")
                                .withPostgres("archive_timeout", "300"));
    }
}
