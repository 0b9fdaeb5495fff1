package io.huifang.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives each Quarkus application that a test starts a database of its own and a broker without old
 * records. The servers themselves are shared by all tests of the JVM. A test instance's field of
 * type {@link Backing} or {@link Database} is filled.
 *
 * <p>Arguments: {@code database} is the prefix of the database's name (default {@code test});
 * {@code kafka=false} leaves Kafka out.
 */
public class BackingTestResource implements QuarkusTestResourceLifecycleManager {
    private String prefix = "test";
    private boolean withKafka = true;
    private Database database;

    @Override
    public void init(Map<String, String> arguments) {
        prefix = arguments.getOrDefault("database", prefix);
        withKafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "true"));
    }

    @Override
    public Map<String, String> start() {
        Backing backing = Backing.shared();
        database = backing.freshDatabase(prefix);
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        configuration.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        configuration.put("quarkus.datasource.username", database.user());
        configuration.put("quarkus.datasource.password", database.password());
        if (withKafka) {
            configuration.put("kafka.bootstrap.servers", backing.freshKafka().bootstrap());
        }
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(Backing.shared(), new TestInjector.MatchesType(Backing.class));
        injector.injectIntoFields(database, new TestInjector.MatchesType(Database.class));
    }

    @Override
    public void stop() {
        if (database != null) {
            Backing.shared().postgres().dropDatabase(database.name());
        }
    }
}
