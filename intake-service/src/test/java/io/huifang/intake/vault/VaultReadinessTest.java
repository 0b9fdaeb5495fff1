package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

@QuarkusTest
@WithTestResource(IntakeResource.class)
class VaultReadinessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject Pool pool;
    @Inject RehearseSealing rehearseSealing;
    @Inject VaultConfig config;

    Database database;

    private VaultReadiness readiness;

    @BeforeEach
    void startAnew() {
        readiness = new VaultReadiness(pool, rehearseSealing, config);
    }

    @Test
    void comesOnlyAfterSealingWorked() throws SQLException {
        assertThat(statusWhileNothingCanBeStored()).isEqualTo(Status.DOWN);

        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void asksTheDatabaseForLittleFromThenOn() throws SQLException {
        status();

        assertThat(statusWhileNothingCanBeStored()).isEqualTo(Status.UP);
    }

    @Test
    void leavesNothingInTheVault() throws SQLException {
        status();

        assertThat(rowsOfNobody()).isZero();
    }

    private Status status() {
        return readiness.call().await().atMost(PATIENCE).getStatus();
    }

    private Status statusWhileNothingCanBeStored() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE vault_contact IN SHARE MODE");
            return status();
        }
    }

    private int rowsOfNobody() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT (SELECT count(*) FROM vault_contact
                                        WHERE customer_id = 'nobody')
                                     + (SELECT count(*) FROM vault_narrative
                                        WHERE customer_id = 'nobody')
                                """)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
