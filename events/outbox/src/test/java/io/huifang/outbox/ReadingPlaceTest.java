package io.huifang.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
class ReadingPlaceTest {
    private final ReadingPlace place = new ReadingPlace();

    @Test
    void aBatchThatBeginsAtOrBelowTheStoredOffsetFollows() {
        assertThat(place.follows(100, 100)).isTrue();
        assertThat(place.follows(100, 60)).isTrue();
    }

    @Test
    void aBatchBeyondTheStoredOffsetDoesNot() {
        assertThat(place.follows(80, 100)).isFalse();
    }

    @Test
    void batchesPolledBeforeGoingBackAreDroppedHoweverManyThereAre() {
        assertThat(place.follows(80, 100)).isFalse();
        assertThat(place.follows(80, 200)).isFalse();
        assertThat(place.follows(80, 300)).isFalse();
        assertThat(place.follows(80, 400)).isFalse();

        assertThat(place.follows(80, 80)).isTrue();
    }

    @Test
    void aGapOfTheLogItselfIsPassedWhenItComesAgainAndAgain() {
        assertThat(place.follows(80, 100)).isFalse();
        assertThat(place.follows(80, 90)).isFalse();
        assertThat(place.follows(80, 90)).isFalse();

        assertThat(place.follows(80, 90)).isTrue();
    }

    /** Or a backlog behind the gap, fetched ahead each time, would be gone back over for ever. */
    @Test
    void batchesBehindTheGapDoNotMakeItForgotten() {
        for (int look = 0; look < 2; look++) {
            assertThat(place.follows(80, 90)).isFalse();
            assertThat(place.follows(80, 190)).isFalse();
            assertThat(place.follows(80, 290)).isFalse();
        }

        assertThat(place.follows(80, 90)).isTrue();
    }

    @Test
    void batchesBehindTheGapPassItNeverThemselves() {
        assertThat(place.follows(80, 90)).isFalse();
        place.logBegins(90);
        for (int look = 0; look < 5; look++) {
            assertThat(place.follows(80, 190)).isFalse();
        }

        assertThat(place.follows(80, 90)).isTrue();
    }

    /** Retention may go on between two looks. */
    @Test
    void aGapWhoseEndMovedIsPassedOnceTheLogTellsWhereItBegins() {
        assertThat(place.follows(80, 90)).isFalse();
        assertThat(place.follows(80, 120)).isFalse();
        place.logBegins(120);

        assertThat(place.follows(80, 120)).isTrue();
        assertThat(place.follows(80, 120)).as("the transaction is tried again").isTrue();
    }

    @Test
    void aBeginningBelowWhatIsStoredPassesNothing() {
        assertThat(place.follows(80, 100)).isFalse();
        place.logBegins(0);

        assertThat(place.follows(80, 90)).isFalse();
    }

    @Test
    void aBeginningIsForgottenOnceItIsPassed() {
        place.logBegins(120);
        assertThat(place.follows(80, 120)).isTrue();
        assertThat(place.follows(130, 130)).isTrue();

        assertThat(place.follows(80, 120)).isFalse();
    }

    @Test
    void aBeginningThatIsNotToldAnyMoreDoesNotCount() {
        place.logBegins(120);
        place.logBegins(-1);

        assertThat(place.follows(80, 120)).isFalse();
    }

    @Test
    void aGapMetInAnotherPlaceIsLookedAtAnew() {
        assertThat(place.follows(80, 90)).isFalse();
        assertThat(place.follows(80, 90)).isFalse();
        assertThat(place.follows(90, 90)).isTrue();

        assertThat(place.follows(80, 90)).isFalse();
    }

    @Test
    void whereTheLogLeavesOffsetsOutOnlyALossInTheDatabaseStopsABatch() {
        assertThat(place.followsOverGaps(100)).isTrue();
        place.committed(100);

        assertThat(place.followsOverGaps(100)).isTrue();
        assertThat(place.followsOverGaps(140)).isTrue();
        assertThat(place.followsOverGaps(80)).isFalse();
    }
}
