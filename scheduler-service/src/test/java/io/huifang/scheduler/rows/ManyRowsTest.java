package io.huifang.scheduler.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.scheduler.fixture.SchedulerTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows that a statement answers count as written, too. */
@SchedulerTest
class ManyRowsTest {
    private static final String ALL = "SELECT number FROM unnest($1::int[]) AS told (number)";
    private static final String ONE = ALL + " LIMIT 1";
    private static final String LAST_DIGITS =
            "SELECT number % 10, number FROM unnest($1::int[]) AS told (number)";
    private static final String CHANGE =
            "UPDATE customer SET zones_at = zones_at FROM unnest($1::int[]) AS told (number)"
                    + " WHERE customer_id = 'nobody-' || number";
    private static final String BROKEN = "SELECT FROM nowhere";

    @Inject Pool pool;

    @Test
    void failsUnlessEachIsWritten() {
        done(ManyRows.writeEach(pool, ALL, List.of(1, 2), ManyRowsTest::numbers));

        assertThatThrownBy(
                        () ->
                                done(
                                        ManyRows.writeEach(
                                                pool, ONE, List.of(1, 2), ManyRowsTest::numbers)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 rows written instead of 2");
    }

    @Test
    void failsWhenAnUpdateFindsFewer() {
        assertThatThrownBy(
                        () ->
                                done(
                                        ManyRows.writeEach(
                                                pool,
                                                CHANGE,
                                                List.of(1, 2),
                                                ManyRowsTest::numbers)))
                .hasMessage("0 rows written instead of 2");
    }

    @Test
    void letsAStatementLeaveSomeOut() {
        done(ManyRows.write(pool, ONE, List.of(1, 2), ManyRowsTest::numbers));
    }

    @Test
    void sendsNothingForNone() {
        done(ManyRows.write(pool, BROKEN, List.of(), ManyRowsTest::numbers));
        done(ManyRows.writeEach(pool, BROKEN, List.of(), ManyRowsTest::numbers));

        assertThatThrownBy(
                        () -> done(ManyRows.write(pool, BROKEN, List.of(1), ManyRowsTest::numbers)))
                .hasMessageContaining("nowhere");
    }

    @Test
    void keepsTheOrderOfTheRows() {
        List<Integer> read =
                done(
                        pool.preparedQuery(ALL)
                                .execute(numbers(List.of(3, 1, 2)))
                                .map(rows -> ManyRows.list(rows, row -> row.getInteger(0))));

        assertThat(read).containsExactly(3, 1, 2);
    }

    @Test
    void readsEachOnceIntoASet() {
        Set<Integer> read =
                done(
                        pool.preparedQuery(ALL)
                                .execute(numbers(List.of(3, 1, 3)))
                                .map(rows -> ManyRows.set(rows, row -> row.getInteger(0))));

        assertThat(read).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void readsTheLaterOfTwoWithOneKey() {
        Map<Integer, Integer> read =
                done(
                        pool.preparedQuery(LAST_DIGITS)
                                .execute(numbers(List.of(13, 21, 23)))
                                .map(
                                        rows ->
                                                ManyRows.map(
                                                        rows,
                                                        row -> row.getInteger(0),
                                                        row -> row.getInteger(1))));

        assertThat(read).isEqualTo(Map.of(3, 23, 1, 21));
    }

    private static Tuple numbers(List<Integer> numbers) {
        return Columns.of(numbers).integer(number -> number).tuple();
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
