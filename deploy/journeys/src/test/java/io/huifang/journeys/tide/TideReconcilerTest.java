package io.huifang.journeys.tide;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.reconcile.Finding;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.List;

/** Each harm to the tide is told, under the promise that it breaks. */
class TideReconcilerTest {
    private static final BitSet ACCEPTED = numbers(0, 1, 2, 4);
    private static final BitSet REFUSED = numbers(3);

    @Test
    void findsNothingWhereEachIsDecidedOnce() {
        assertThat(found(numbers(0, 1, 2, 4), numbers(), 0)).allMatch(Finding::isShown);
    }

    @Test
    void anEventWithoutAClearAnswerMayBeDecided() {
        assertThat(found(numbers(0, 1, 2, 4, 5), numbers(), 0)).allMatch(Finding::isShown);
    }

    @Test
    void tellsWhatIsLost() {
        assertThat(broken(found(numbers(0, 1, 4), numbers(), 0))).containsExactly("P1");
    }

    @Test
    void tellsWhatIsDecidedTwice() {
        assertThat(broken(found(numbers(0, 1, 2, 4), numbers(2), 0))).containsExactly("P2");
    }

    @Test
    void tellsTheTraceOfWhatWasRefused() {
        assertThat(broken(found(numbers(0, 1, 2, 3, 4), numbers(), 0))).containsExactly("P3");
    }

    @Test
    void tellsWhatNobodyHasSent() {
        assertThat(broken(found(numbers(0, 1, 2, 4), numbers(), 2))).containsExactly("P3");
    }

    @Test
    void tellsWhatShouldHaveBeenRefusedAndWhatShouldNot() {
        assertThat(TideReconciler.refusals(ACCEPTED, REFUSED, number -> number == 3).isShown())
                .isTrue();
        assertThat(TideReconciler.refusals(ACCEPTED, REFUSED, number -> number >= 3).violations())
                .containsExactly("number 4");
        assertThat(TideReconciler.refusals(ACCEPTED, REFUSED, number -> false).violations())
                .containsExactly("number 3");
    }

    @Test
    void namesSomeAndCountsTheOthers() {
        BitSet many = new BitSet();
        many.set(0, 250);

        Finding lost =
                TideReconciler.reconcile(many, numbers(), new Decided(numbers(), numbers(), 0))
                        .get(0);

        assertThat(lost.violations()).hasSize(101).contains("number 99", "150 more");
    }

    private static List<Finding> found(BitSet once, BitSet twice, long strangers) {
        return TideReconciler.reconcile(ACCEPTED, REFUSED, new Decided(once, twice, strangers));
    }

    private static List<String> broken(List<Finding> findings) {
        return findings.stream().filter(it -> !it.holds()).map(Finding::promise).toList();
    }

    private static BitSet numbers(int... numbers) {
        BitSet set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }
}
