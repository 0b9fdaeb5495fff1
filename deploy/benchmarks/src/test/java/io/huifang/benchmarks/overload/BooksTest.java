package io.huifang.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.benchmarks.load.FinalAnswer;
import io.huifang.benchmarks.overload.Ledger.Word;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each thing that may not happen under overload is noticed when it does. */
@Tag("P1")
@Tag("P2")
@Tag("P3")
@Tag("P23")
class BooksTest {
    private static final String FULL = "{\"code\":\"overloaded\"}";
    private static final String NOT_ACKNOWLEDGED = "{\"code\":\"log-unavailable\"}";

    /** Two accepted, one refused, one unclear, one unanswered, one never sent. */
    private final Numbers numbers = new Numbers(11, 2, 6);

    private final Ledger ledger = new Ledger(numbers);
    private final Copies copies = new Copies(numbers);

    BooksTest() {
        answer(11, 202, "", false);
        answer(13, 202, "", false);
        answer(15, 503, FULL, true);
        answer(17, 503, NOT_ACKNOWLEDGED, true);
        ledger.accept(new FinalAnswer(21, 0, "", false, 0, 0));
        copies.add(11);
        copies.add(13);
    }

    @Test
    void trueBooksHaveNoErrors() {
        copies.add(17);

        assertThat(books()).isEqualTo(new Books(2, 0, 0, 1, 0, 2, 1, 0));
        assertThat(books().errors()).isZero();
        assertThat(ledger.outOfTurn()).isZero();
        assertThat(ledger.unanswered()).isEqualTo(1);
        assertThat(ledger.byAnswer())
                .containsOnlyKeys("202", "503 overloaded", "503 log-unavailable");
    }

    @Test
    void anAcceptedEventThatIsNotOnTheTopicIsAnError() {
        Copies one = new Copies(numbers);
        one.add(11);

        assertThat(Books.of(ledger, one).missing()).isEqualTo(1);
        assertThat(Books.of(ledger, one).errors()).isEqualTo(1);
    }

    @Test
    void anEventThatIsThereTwiceIsAnErrorWhateverTheAnswer() {
        copies.add(13);
        copies.add(17);
        copies.add(17);

        assertThat(books().doubled()).isEqualTo(2);
        assertThat(books().errors()).isEqualTo(2);
    }

    @Test
    void aRefusedEventOnTheTopicIsAnError() {
        copies.add(15);

        assertThat(books().refusedOnLog()).isEqualTo(1);
        assertThat(books().errors()).isEqualTo(1);
    }

    @Test
    void anEventThatNobodySentIsAnErrorUnlessItCameLater() {
        copies.add(12);
        copies.add(21);
        copies.add(numbers.next());

        assertThat(books().invented()).isEqualTo(2);
        assertThat(books().errors()).isEqualTo(2);
    }

    @Test
    void anyOtherAnswerAndARefusalWithoutRetryAfterAreOutOfTurn() {
        answer(15, 503, FULL, false);
        answer(15, 429, "", false);
        answer(15, 500, "", true);
        answer(15, 400, "", false);

        assertThat(ledger.outOfTurn()).isEqualTo(4);
    }

    @Test
    void afterAServersFailureNobodyCanTell() {
        answer(15, 500, "", false);

        assertThat(ledger.word(numbers.index(15))).isEqualTo(Word.UNCLEAR);
        assertThat(ledger.word(numbers.index(19))).isEqualTo(Word.UNCLEAR);
    }

    private Books books() {
        return Books.of(ledger, copies);
    }

    private void answer(long number, int status, String body, boolean retryAfter) {
        ledger.accept(new FinalAnswer(number, status, body, retryAfter, 2_000, 1_000));
    }
}
