package io.huifang.survey.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.survey.fixture.SurveyTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

@SurveyTest
class BeforeServingTest {
    private static final String CUT =
            "SELECT pg_terminate_backend(pg_backend_pid()) WHERE $1::int < 3";

    @Inject Pool pool;
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void outlivesConnectionsThatAreCut() throws Throwable {
        BeforeServing.finish(
                () -> {
                    assertThat(Vertx.currentContext()).isNotNull();
                    int which = tries.incrementAndGet();
                    return pool.withTransaction(
                            tx -> tx.preparedQuery(CUT).execute(Tuple.of(which)).replaceWithVoid());
                });

        assertThat(tries).hasValue(3);
    }

    @Test
    void givesUpInTheEnd() {
        assertThatThrownBy(
                        () ->
                                BeforeServing.finish(
                                        () -> {
                                            tries.incrementAndGet();
                                            return Uni.createFrom()
                                                    .failure(new IllegalStateException("broken"));
                                        }))
                .hasStackTraceContaining("broken");
        assertThat(tries).hasValueGreaterThan(3);
    }
}
