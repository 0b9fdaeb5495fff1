package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.fixture.SurveyTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.OffsetDateTime;

/** Planning a claim costs more than claiming. */
@SurveyTest
class PreparedClaimTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEPT =
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'WITH lane AS%'";

    @Inject Pool pool;

    @Test
    void staysPreparedHoweverLongItIs() {
        long kept =
                pool.withConnection(
                                connection ->
                                        claimNothing(connection)
                                                .chain(() -> connection.query(KEPT).execute()))
                        .map(rows -> rows.iterator().next().getLong(0))
                        .await()
                        .atMost(PATIENCE);

        assertThat(Claims.TAKE.length()).isGreaterThan(2_048); // where the client's own limit is
        assertThat(kept).isEqualTo(1);
    }

    private static Uni<?> claimNothing(SqlConnection connection) {
        Tuple values = Tuple.tuple().addArrayOfInteger(new Integer[0]);
        values.addArrayOfInteger(new Integer[0]);
        values.addArrayOfOffsetDateTime(new OffsetDateTime[0]);
        values.addInteger(1).addArrayOfString(new String[] {"nobody"}).addDouble(1.0);
        return connection.preparedQuery(Claims.TAKE).execute(values.addInteger(1));
    }
}
