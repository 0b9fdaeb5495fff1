package io.huifang.benchmarks.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.huifang.backing.Database;

/** The connection pool that the JDBC peers get. */
public final class Pools {
    private Pools() {}

    /** A pool of twenty connections; the caller closes it. */
    public static HikariDataSource of(Database database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }
}
