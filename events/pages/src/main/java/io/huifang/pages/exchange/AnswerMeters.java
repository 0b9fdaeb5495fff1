package io.huifang.pages.exchange;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts answers on the main port by the first digit of their status, as {@code huifang.answers}.
 * Of paths and times nothing is told: a customer's path is a permission.
 */
@Singleton
class AnswerMeters {
    /** Filters with larger numbers come earlier: nobody answers before. */
    private static final int BEFORE_ALL = 100_000;

    /** From 1xx to 5xx. */
    private final List<Counter> byClass;

    AnswerMeters(MeterRegistry registry) {
        this.byClass =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(
                                digit ->
                                        Counter.builder("huifang.answers")
                                                .description("Answers on the main port")
                                                .tag("status", digit + "xx")
                                                .register(registry))
                        .toList();
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, BEFORE_ALL);
    }

    private void count(RoutingContext routing) {
        routing.addHeadersEndHandler(
                sent -> counter(routing.response().getStatusCode()).increment());
        routing.next();
    }

    /** What is no status at all is a failure of ours. */
    Counter counter(int status) {
        int digit = status / 100;
        return byClass.get(digit >= 1 && digit <= 5 ? digit - 1 : 4);
    }
}
