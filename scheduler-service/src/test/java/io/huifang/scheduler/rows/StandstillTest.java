package io.huifang.scheduler.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.fixture.SchedulerTest;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** Nobody holds customers for ever. */
@SchedulerTest
class StandstillTest {
    @Inject Pool pool;

    @ParameterizedTest
    @CsvSource({"idle_in_transaction_session_timeout, 15s", "statement_timeout, 20s"})
    @Tag("P1")
    @Tag("P16")
    void theDatabaseEndsWhatStandsStill(String setting, String after) {
        String inForce =
                pool.query("SHOW " + setting)
                        .execute()
                        .map(rows -> rows.iterator().next().getString(0))
                        .await()
                        .atMost(Duration.ofSeconds(30));

        assertThat(inForce).isEqualTo(after);
    }
}
