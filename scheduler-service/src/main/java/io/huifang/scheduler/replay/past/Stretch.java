package io.huifang.scheduler.replay.past;

import java.time.Instant;

/**
 * Which part of the past is read next.
 *
 * @param from begin of the period, UTC; of whoever has events in it, what was before is read as
 *     well
 * @param to end of it, exclusive, UTC
 * @param after id of the last customer read before; empty for none
 * @param mostEvents most events of one page, if they are several customers'
 * @param mostEventsOfOne whoever has more is left out
 */
public record Stretch(
        Instant from, Instant to, String after, int mostEvents, int mostEventsOfOne) {}
