package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Many customers over a month each: an incident, calls and notices, corrections, promises. Time is
 * a value here: all of it takes seconds.
 */
@Tag("R78")
@Tag("R80")
@Tag("D8")
@Tag("D11")
@Tag("D12")
@Tag("P13")
class MonthOfCallsTest {
    private static final int CUSTOMERS = 100;

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/New_York", "Europe/Berlin", "Pacific/Apia"})
    @Tag("R27")
    void endsEveryCaseInsideHoursFreshnessAndLimits(String zone) {
        List<MonthOfACustomer> months =
                IntStream.range(0, CUSTOMERS)
                        .mapToObj(seed -> new MonthOfACustomer(zone, seed))
                        .toList();

        months.forEach(MonthOfACustomer::run);

        // each of these happened often enough to mean something
        assertThat(sum(months, it -> it.calls)).isGreaterThan(2 * CUSTOMERS);
        assertThat(sum(months, it -> it.checks.notices())).isGreaterThan(CUSTOMERS / 2);
        assertThat(sum(months, it -> it.corrections)).isGreaterThan(CUSTOMERS / 2);
        assertThat(sum(months, it -> it.released)).isGreaterThan(CUSTOMERS / 2);
        assertThat(sum(months, it -> it.spared)).isGreaterThan(CUSTOMERS / 10);
        assertThat(sum(months, it -> it.promises.kept())).isGreaterThan(CUSTOMERS / 10);
        assertThat(sum(months, it -> it.broken)).isGreaterThan(CUSTOMERS / 10);
    }

    private static long sum(List<MonthOfACustomer> months, ToLongFunction<MonthOfACustomer> what) {
        return months.stream().mapToLong(what).sum();
    }
}
