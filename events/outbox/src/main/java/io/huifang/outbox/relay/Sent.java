package io.huifang.outbox.relay;

import java.util.List;
import java.util.Map;

/**
 * What became of one batch.
 *
 * @param acknowledged sequences of the rows the broker has acknowledged; only these may be deleted
 * @param failures by topic, one of the reasons why rows of it were not acknowledged
 */
record Sent(List<Long> acknowledged, Map<String, Throwable> failures) {
    static final Sent NOTHING = new Sent(List.of(), Map.of());
}
