package io.huifang.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

@Tag("P6")
class BlameTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "23505", "23514", "44000", "P0001", "54000", "25P02"})
    void theDatabaseRefusesWhatTheRecordSays(String state) {
        assertThat(Blame.of(answer(state))).isEqualTo(Blame.RECORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "57P01", "57P03", "40001", "40P01", "53300", "53100", "55P03", "25P03",
                "25006", "28P01", "3D000", "42P01", "42501", "58030", "XX000"
            })
    void theDatabaseOrTheDeploymentIsAtFault(String state) {
        assertThat(Blame.of(answer(state))).isEqualTo(Blame.SURROUNDINGS);
    }

    @Test
    void theNetworkIsNotTheRecordsFault() {
        assertThat(Blame.of(new ConnectException())).isEqualTo(Blame.SURROUNDINGS);
        assertThat(Blame.of(new ClosedChannelException())).isEqualTo(Blame.SURROUNDINGS);
        assertThat(Blame.of(new TimeoutException())).isEqualTo(Blame.SURROUNDINGS);
        assertThat(Blame.of(new NoStackTraceThrowable("full"))).isEqualTo(Blame.SURROUNDINGS);
        assertThat(Blame.of(new OutOfMemoryError())).isEqualTo(Blame.SURROUNDINGS);
    }

    @Test
    void unreadableDataIsTheRecordsFault() {
        assertThat(Blame.of(new JsonParseException(null, "not JSON"))).isEqualTo(Blame.RECORD);
        assertThat(Blame.of(new IllegalArgumentException())).isEqualTo(Blame.RECORD);
        assertThat(Blame.of(new NullPointerException())).isEqualTo(Blame.RECORD);
        assertThat(Blame.of(new StackOverflowError())).isEqualTo(Blame.RECORD);
    }

    @Test
    void theCauseCounts() {
        assertThat(Blame.of(new CompletionException(answer("57P01"))))
                .isEqualTo(Blame.SURROUNDINGS);
        assertThat(Blame.of(new IllegalStateException(answer("23505")))).isEqualTo(Blame.RECORD);
    }

    @Test
    @Tag("P19")
    void wordsOfOthersAreNotRepeated() {
        assertThat(Blame.inWords(new IllegalArgumentException("attribute id is missing")))
                .isEqualTo("IllegalArgumentException: attribute id is missing");
        assertThat(Blame.inWords(new NumberFormatException("For input string: \"13800000000\"")))
                .isEqualTo("NumberFormatException");
        assertThat(Blame.inWords(new JsonParseException(null, "token 'Wang'")))
                .isEqualTo("JsonParseException");
        assertThat(Blame.inWords(answer("23505"))).isEqualTo("SQLSTATE 23505");
    }

    private static PgException answer(String state) {
        return new PgException("value \"Wang\" refused", "ERROR", state, "detail");
    }
}
