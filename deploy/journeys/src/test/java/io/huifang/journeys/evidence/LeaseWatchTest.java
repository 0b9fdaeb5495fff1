package io.huifang.journeys.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class LeaseWatchTest {
    private boolean serves = true;
    private boolean answers = true;
    private long overdue;
    private Duration time = Duration.ZERO;
    private Duration counting = Duration.ZERO;

    private final LeaseWatch watch =
            new LeaseWatch(this::count, () -> serves, () -> time.toNanos());

    @Test
    void remembersTheMostItHasSeenAtOneTime() {
        lookAfter(11, 0);
        lookAfter(1, 3);
        lookAfter(1, 1);

        assertThat(watch.seen()).isEqualTo(new LeaseWatch.Seen(3, 3));
    }

    @Test
    void looksAwayForTenSecondsAfterTheServiceWasGone() {
        lookAfter(11, 0);
        serves = false;
        lookAfter(1, 5);
        serves = true;
        lookAfter(9, 5);
        lookAfter(2, 0);

        assertThat(watch.seen()).isEqualTo(new LeaseWatch.Seen(2, 0));
    }

    @Test
    void takesADatabaseThatDoesNotAnswerForAFault() {
        answers = false;
        lookAfter(11, 5);
        answers = true;
        lookAfter(9, 5);
        lookAfter(2, 4);

        assertThat(watch.seen()).isEqualTo(new LeaseWatch.Seen(1, 4));
    }

    @Test
    void takesADatabaseThatIsLongInAnsweringForAFault() {
        counting = Duration.ofSeconds(4);
        lookAfter(11, 5);
        counting = Duration.ZERO;
        lookAfter(9, 5);
        lookAfter(2, 4);

        assertThat(watch.seen()).isEqualTo(new LeaseWatch.Seen(1, 4));
    }

    private void lookAfter(int seconds, long held) {
        time = time.plusSeconds(seconds);
        overdue = held;
        watch.look();
    }

    private long count() {
        if (!answers) {
            throw new IllegalStateException("no answer");
        }
        time = time.plus(counting);
        return overdue;
    }
}
