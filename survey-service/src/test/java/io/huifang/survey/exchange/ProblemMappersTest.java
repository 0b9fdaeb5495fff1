package io.huifang.survey.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

class ProblemMappersTest {
    private final ProblemMappers mappers = new ProblemMappers();

    static List<Throwable> outages() {
        return List.of(
                new Throwable("Timeout"), // how Vert.x tells of an exhausted pool
                new RejectedExecutionException(),
                new TimeoutException(),
                new io.smallrye.mutiny.TimeoutException(),
                new ConnectException(),
                new VertxException("closed", true));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void askToTryAgainInAnOutage(Throwable outage) {
        Response answer = mappers.failed(outage);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isNotBlank();
    }

    @Test
    void takeTheBlameForDefects() {
        assertThat(mappers.failed(new NullPointerException()).getStatus()).isEqualTo(500);
        assertThat(mappers.failed(new StackOverflowError()).getStatus()).isEqualTo(500);
    }
}
