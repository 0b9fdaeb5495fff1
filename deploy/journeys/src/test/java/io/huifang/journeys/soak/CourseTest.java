package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class CourseTest {
    private static final Course DISK = course("disk", 0, 100, 10, 300, 20, 300, 30, 800);
    private static final Course EVENTS = course("events", 0, 0, 10, 20, 20, 20, 30, 70);

    @Test
    void leavesTheBeginningOut() {
        assertThat(DISK.after(0.5).points())
                .extracting(Course.Point::seconds)
                .containsExactly(20.0, 30.0);
        assertThat(new Course("nothing", List.of()).after(0.2).points()).isEmpty();
    }

    @Test
    void tellsWhatEachEventCosts() {
        assertThat(DISK.per(EVENTS, "bytes an event"))
                .isEqualTo(course("bytes an event", 10, 10, 30, 10));
    }

    @Test
    void tellsHowMuchMoreEachSecondBrings() {
        assertThat(EVENTS.perSecond()).isEqualTo(course("events", 10, 2, 20, 0, 30, 5));
    }

    @Test
    void isTheSameInAnotherUnit() {
        assertThat(EVENTS.times(2)).isEqualTo(course("events", 0, 0, 10, 40, 20, 40, 30, 140));
    }

    private static Course course(String name, double... secondsAndValues) {
        List<Course.Point> points = new ArrayList<>();
        for (int at = 0; at < secondsAndValues.length; at += 2) {
            points.add(new Course.Point(secondsAndValues[at], secondsAndValues[at + 1]));
        }
        return new Course(name, points);
    }
}
