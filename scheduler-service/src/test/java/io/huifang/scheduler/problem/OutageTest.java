package io.huifang.scheduler.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ConnectException;

/** What passes by itself is told apart from what somebody must look at. */
class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57014", "57P01", "57P03"})
    void isWhatADatabaseSaysThatIsBusyOrAway(String state) {
        assertThat(Outage.is(new PgException("m", "ERROR", state, "d"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22003", "42P01", "XX000"})
    void isNoRefusalOfWhatWeAsked(String state) {
        assertThat(Outage.is(new PgException("m", "ERROR", state, "d"))).isFalse();
    }

    @Test
    void isAConnectionThatBreaksOrCannotBeMade() {
        assertThat(Outage.is(new VertxException("Connection is closed"))).isTrue();
        assertThat(Outage.is(new IllegalStateException(new ConnectException("no")))).isTrue();
        assertThat(Outage.is(new IllegalStateException("a bug"))).isFalse();
    }
}
