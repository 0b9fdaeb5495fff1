package io.huifang.scheduler.callback;

import java.time.Instant;

/**
 * When the events happened that a task is about, in whatever order they came. All UTC.
 *
 * @param earliest event time of the oldest: since when there is harm
 * @param latest event time of the youngest: a settlement older than this does not clear it
 * @param freshUntil after it a call about them is of no use
 */
public record EventTimes(Instant earliest, Instant latest, Instant freshUntil) {
    EventTimes joinedBy(Instant eventTime, Instant otherFreshUntil) {
        return new EventTimes(
                eventTime.isBefore(earliest) ? eventTime : earliest,
                later(eventTime, latest),
                later(otherFreshUntil, freshUntil));
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
