package io.huifang.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.benchmarks.load.FinalAnswer;
import io.huifang.benchmarks.measure.Goal.Judged;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.IntFunction;

/** A goal of P23 is missed where it ought to be, and not for want of anything to judge. */
@Tag("P23")
class OverloadGoalsTest {
    private static final Setting NO_RATE = Setting.withoutRate(100);
    private static final Setting A_RATE = Setting.withRate(100, 50);
    private static final int REQUESTS = 300;
    private static final long SECOND = 1_000_000;

    @Test
    void oneThatAcceptsWhatItCanReachesAll() {
        assertThat(missed(phase(NO_RATE, n -> n < 80 ? accepted(n, SECOND) : neverSent(n), 3)))
                .isEmpty();
        assertThat(missed(phase(A_RATE, n -> n < 50 ? accepted(n, SECOND) : refused(n), 3)))
                .isEmpty();
    }

    @Test
    void whatIsNeverSentDoesNotMakeItGood() {
        assertThat(missed(phase(NO_RATE, OverloadGoalsTest::neverSent, 3)))
                .containsExactly(
                        "P23, no rate: accepted/s ÷ what it can do",
                        "P23, no rate: p99 of the accepted from planned, ms");
        assertThat(missed(phase(A_RATE, n -> n < 50 ? accepted(n, SECOND) : neverSent(n), 3)))
                .containsExactly("P23, a rate: sent/s ÷ offered/s");
    }

    @Test
    void neitherDoesRefusingMost() {
        assertThat(missed(phase(NO_RATE, n -> n < 40 ? accepted(n, SECOND) : refused(n), 3)))
                .containsExactly("P23, no rate: accepted/s ÷ what it can do");
        assertThat(missed(phase(A_RATE, n -> n < 30 ? accepted(n, SECOND) : refused(n), 3)))
                .containsExactly("P23, a rate: accepted/s ÷ the rate");
    }

    @Test
    void neitherDoesACapacityMeasuredTooLow() {
        assertThat(missed(phase(NO_RATE, n -> n < 160 ? accepted(n, SECOND) : refused(n), 3)))
                .containsExactly("P23, no rate: offered/s ÷ accepted/s");
    }

    @Test
    void waitingForAConnectionCounts() {
        assertThat(
                        missed(
                                phase(
                                        NO_RATE,
                                        n -> n < 80 ? accepted(n, 21 * SECOND / 10) : refused(n),
                                        3)))
                .containsExactly("P23, no rate: p99 of the accepted from planned, ms");
    }

    @Test
    void comingBackLateOrNeverIsNoticed() {
        for (double seconds : new double[] {11, Double.NaN}) {
            assertThat(
                            missed(
                                    phase(
                                            NO_RATE,
                                            n -> n < 80 ? accepted(n, SECOND) : refused(n),
                                            seconds)))
                    .containsExactly("P23, no rate: back to normal, s");
        }
    }

    private static List<String> missed(Phase phase) {
        return OverloadGoals.judge(phase).stream()
                .filter(goal -> !goal.reached())
                .map(Judged::goal)
                .map(goal -> goal.name())
                .toList();
    }

    private static Phase phase(Setting setting, IntFunction<FinalAnswer> answers, double back) {
        Numbers numbers = new Numbers(0, 1, REQUESTS);
        Ledger ledger = new Ledger(numbers);
        Copies copies = new Copies(numbers);
        for (int number = 0; number < REQUESTS; number++) {
            FinalAnswer answer = answers.apply(number);
            ledger.accept(answer);
            if (answer.status() == 202) {
                copies.add(number);
            }
        }
        MemoryCourse memory = MemoryCourse.of(List.of(200.0, 210.0, 220.0, 220.0));
        return new Phase(setting, ledger, Books.of(ledger, copies), memory, 10, back);
    }

    private static FinalAnswer accepted(int number, long plannedMicros) {
        return new FinalAnswer(number, 202, "", false, plannedMicros, SECOND);
    }

    private static FinalAnswer refused(int number) {
        return new FinalAnswer(number, 429, "", true, 1_000, 1_000);
    }

    private static FinalAnswer neverSent(int number) {
        return new FinalAnswer(number, 0, "", false, 0, 0);
    }
}
