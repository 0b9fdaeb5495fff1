package io.huifang.intake.eventlog;

import io.vertx.core.Context;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings acknowledgements from the producer's thread to one event loop. However many come while the
 * loop is busy, it is woken once: waking it is a system call, an acknowledgement a microsecond.
 */
final class ReturnPath {
    private final Context eventLoop;
    private final AppendMetrics metrics;
    private final Queue<Append> settled = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    /** Unanswered appends, oldest deadline first. Only touched on the event loop. */
    private final Deque<Append> open = new ArrayDeque<>();

    ReturnPath(Context eventLoop, AppendMetrics metrics) {
        this.eventLoop = eventLoop;
        this.metrics = metrics;
    }

    /** From now on the append has an answer by its deadline. On the event loop. */
    void watch(Append append) {
        open.addLast(append);
    }

    /** All records of the append are settled. On any thread. */
    void bring(Append append) {
        settled.add(append);
        if (woken.compareAndSet(false, true)) {
            eventLoop.runOnContext(ignored -> answerSettled());
        }
    }

    /** Gives up on what is past its deadline. On the event loop, now and then. */
    void answerLate(long now) {
        dropAnswered();
        for (Append oldest = open.peekFirst();
                oldest != null && oldest.isLate(now);
                oldest = open.peekFirst()) {
            open.removeFirst();
            metrics.late(oldest);
            oldest.answer(Appended.NOT_ACKNOWLEDGED);
        }
    }

    int unanswered() {
        return open.size();
    }

    private void answerSettled() {
        woken.set(false); // before polling: what is added from here on wakes the loop again
        for (Append append = settled.poll(); append != null; append = settled.poll()) {
            metrics.settled(append);
            append.answer(
                    append.failure() == null ? Appended.ACKNOWLEDGED : Appended.NOT_ACKNOWLEDGED);
        }
        dropAnswered();
    }

    private void dropAnswered() {
        while (!open.isEmpty() && open.peekFirst().isAnswered()) {
            open.removeFirst();
        }
    }
}
