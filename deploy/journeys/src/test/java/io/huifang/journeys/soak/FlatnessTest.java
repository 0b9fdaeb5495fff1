package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huifang.journeys.soak.Flatness.Bound;
import io.huifang.journeys.soak.Flatness.Verdict;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What surely grows over hours is told, and nothing else is. */
class FlatnessTest {
    /** Four hours, looked at every fifteen seconds. */
    private static final int LOOKS = 960;

    private static final int EVERY_SECONDS = 15;
    private static final Bound TENTH = new Bound(0.1, 10);

    @Test
    void aQuantityThatStaysIsFlat() {
        assertThat(of(look -> 200)).isEqualTo(new Flatness(200, 0, 0, Verdict.FLAT));
    }

    @Test
    void littleUpsAndDownsAreFlat() {
        Random random = new Random(1);

        assertThat(of(look -> 200 + 20 * random.nextGaussian()).verdict()).isEqualTo(Verdict.FLAT);
    }

    @Test
    void whatFallsIsFlat() {
        assertThat(of(look -> 400 - look * 0.1).verdict()).isEqualTo(Verdict.FLAT);
    }

    /** The control: four bytes an event at 1,000 of them a second come to that many MiB a look. */
    @Test
    void aPlantedLeakIsTold() {
        Random random = new Random(2);

        Flatness leak = of(look -> 200 + look * 0.06 + 5 * random.nextGaussian());

        assertThat(leak.isRising()).as(leak::toString).isTrue();
        assertThat(leak.growth()).isCloseTo(0.2, within(0.05));
    }

    @Test
    void aLeakIsToldThatRestartsAndSpikesHide() {
        Flatness leak = of(look -> 200 + look * 0.1 + (look % 97 == 0 ? 900 : 0));

        assertThat(leak.isRising()).as(leak::toString).isTrue();
    }

    @Test
    void aSawToothIsNotRising() {
        // ten minutes up by a third, and down at once
        assertThat(of(look -> 200 + 70 * (look % 40) / 40.0).isRising()).isFalse();
    }

    @Test
    void aSawToothThatRisesIs() {
        Flatness rising = of(look -> 200 + 20 * (look % 40) / 40.0 + look * 0.15);

        assertThat(rising.isRising()).as(rising::toString).isTrue();
    }

    @Test
    void oneSpikeIsNotRising() {
        assertThat(of(look -> look > 900 && look < 920 ? 5_000 : 200).isRising()).isFalse();
    }

    @Test
    void whatHappensInTheFirstFifthDoesNotCount() {
        assertThat(of(look -> Math.min(look, 150)).verdict()).isEqualTo(Verdict.FLAT);
    }

    @Test
    void growthOfNextToNothingIsComparedWithTheFloor() {
        IntToDoubleFunction twice = look -> 0.1 + look * 0.0005;

        assertThat(of(twice).verdict()).isEqualTo(Verdict.FLAT);
        assertThat(Flatness.of(course(twice, LOOKS), new Bound(0.1, 0.1)).isRising()).isTrue();
    }

    @Test
    void whatIsMoreNoiseThanGrowthIsNotToldToRise() {
        // two levels in turn that are farther from each other than either of them rises
        Flatness noise = of(look -> (look / 64) % 2 == 0 ? 100 + look * 0.08 : 300 + look * 0.08);

        assertThat(noise.verdict()).isEqualTo(Verdict.NOISE);
    }

    @Test
    void aShortRunTellsNothing() {
        Course minutes = course(look -> 200 + look, 100);

        assertThat(Flatness.of(minutes, TENTH).verdict()).isEqualTo(Verdict.TOO_SHORT);
        assertThat(Flatness.of(course(look -> 1, 0), TENTH).verdict()).isEqualTo(Verdict.TOO_SHORT);
    }

    private static Flatness of(IntToDoubleFunction value) {
        return Flatness.of(course(value, LOOKS), TENTH);
    }

    private static Course course(IntToDoubleFunction value, int looks) {
        return new Course(
                "planted", IntStream.range(0, looks).mapToObj(it -> point(value, it)).toList());
    }

    private static Course.Point point(IntToDoubleFunction value, int look) {
        return new Course.Point(look * EVERY_SECONDS, value.applyAsDouble(look));
    }
}
