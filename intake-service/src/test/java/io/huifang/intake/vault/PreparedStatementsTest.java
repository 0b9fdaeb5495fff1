package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;

@QuarkusTest
@WithTestResource(IntakeResource.class)
class PreparedStatementsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject Pool pool;

    @Test
    void staysPreparedHoweverLongItIs() {
        String statement = "SELECT $1::int" + " ".repeat(4_000) + "AS long_one";

        long kept =
                pool.withConnection(
                                connection ->
                                        connection
                                                .preparedQuery(statement)
                                                .execute(Tuple.of(1))
                                                .chain(
                                                        () ->
                                                                connection
                                                                        .query(
                                                                                "SELECT count(*) FROM"
                                                                                        + " pg_prepared_statements"
                                                                                        + " WHERE statement"
                                                                                        + " LIKE"
                                                                                        + " '%long\\_one'")
                                                                        .execute()))
                        .map(rows -> rows.iterator().next().getLong(0))
                        .await()
                        .atMost(PATIENCE);

        assertThat(kept).isEqualTo(1);
    }
}
