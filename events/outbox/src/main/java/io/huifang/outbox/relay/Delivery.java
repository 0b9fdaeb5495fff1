package io.huifang.outbox.relay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Counts the broker's answers to one batch; the last answer, good or bad, ends it. */
final class Delivery {
    private final List<WaitingRow> rows;
    private final Consumer<Sent> whenDone;

    /** Each cell is written by one answer; the count below publishes it. */
    private final boolean[] acknowledged;

    private final AtomicInteger open;
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

    Delivery(List<WaitingRow> rows, Consumer<Sent> whenDone) {
        this.rows = rows;
        this.whenDone = whenDone;
        this.acknowledged = new boolean[rows.size()];
        this.open = new AtomicInteger(rows.size());
    }

    /**
     * The answer to one row.
     *
     * @param failure null when the broker has acknowledged it
     */
    void answered(int index, Throwable failure) {
        if (failure == null) {
            acknowledged[index] = true;
        } else {
            failures.putIfAbsent(topic(index), failure);
        }
        if (open.decrementAndGet() == 0) {
            whenDone.accept(new Sent(acknowledgedSequences(), Map.copyOf(failures)));
        }
    }

    /** Why this topic cannot be written at the moment, or null. */
    Throwable failureOf(String topic) {
        return failures.get(topic);
    }

    boolean isDone() {
        return open.get() == 0;
    }

    private String topic(int index) {
        return rows.get(index).record().topic();
    }

    private List<Long> acknowledgedSequences() {
        return IntStream.range(0, acknowledged.length)
                .filter(index -> acknowledged[index])
                .mapToObj(index -> rows.get(index).sequence())
                .toList();
    }
}
