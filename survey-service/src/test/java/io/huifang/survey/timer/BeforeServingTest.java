package io.huifang.survey.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.survey.fixture.SurveyTest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

@SurveyTest
class BeforeServingTest {
    private static final String CUT = "SELECT pg_terminate_backend(pg_backend_pid()) WHERE ";

    private static final Duration SOON = Duration.ofMillis(10);

    @Inject Pool pool;
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void outlivesConnectionsThatAreCut() throws Throwable {
        BeforeServing.finish(
                () -> {
                    assertThat(Vertx.currentContext()).isNotNull();
                    int which = tries.incrementAndGet();
                    return pool.withTransaction(
                            tx -> tx.query(CUT + (which < 3)).execute().replaceWithVoid());
                });

        assertThat(tries).hasValue(3);
    }

    /** A session that is closed in the middle must not be met again by the next try. */
    @Test
    void outlivesSessionsThatAreCut() throws Throwable {
        BeforeServing.finish(
                () -> {
                    int which = tries.incrementAndGet();
                    return Panache.withTransaction(
                            () ->
                                    Panache.getSession()
                                            .chain(
                                                    session ->
                                                            session.createNativeQuery(
                                                                            CUT + (which < 3))
                                                                    .getResultList())
                                            .replaceWithVoid());
                });

        assertThat(tries).hasValue(3);
    }

    @Test
    void givesUpInTheEnd() {
        assertThatThrownBy(
                        () ->
                                BeforeServing.finish(
                                        SOON,
                                        () -> {
                                            tries.incrementAndGet();
                                            return Uni.createFrom()
                                                    .failure(new IllegalStateException("broken"));
                                        }))
                .hasStackTraceContaining("broken");
        assertThat(tries).hasValueGreaterThan(3);
    }
}
