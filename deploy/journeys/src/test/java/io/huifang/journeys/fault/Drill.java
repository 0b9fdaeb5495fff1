package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.load.Load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults one after another under a load that outlasts them: the next one happens when so much more
 * of it is done, so that each meets a system at work whatever the machine's speed.
 */
public final class Drill {
    /** So long nothing at all may be done, however slow the machine is. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<Fault> faults;
    private final int spacing;
    private final List<Entry> diary = new ArrayList<>();

    /**
     * A fault and how long it took.
     *
     * @param fault what happened
     * @param after what was done of the load until then
     * @param served seconds from its beginning until everybody served again
     * @param wentOn seconds from its beginning until, after that, more was done of the load
     */
    public record Entry(Fault fault, int after, double served, double wentOn) {
        @Override
        public String toString() {
            return "%-32s after %6d: serves after %4.1f s, work goes on after %4.1f s"
                    .formatted(fault.name(), after, served, wentOn);
        }
    }

    /**
     * @param spacing what is done of the load from one fault to the next
     */
    public Drill(List<Fault> faults, int spacing) {
        this.faults = List.copyOf(faults);
        this.spacing = spacing;
    }

    /**
     * Lets all faults happen; returns when the last one is over and the load goes on.
     *
     * @throws AssertionError when the load ends before
     */
    public void run(Load load) {
        for (Fault fault : faults) {
            awaitDone(load, spacing, "before " + fault.name());
            int then = load.done();
            long before = System.nanoTime();
            fault.happen();
            double served = secondsSince(before);
            awaitDone(load, 1, "after " + fault.name());
            diary.add(new Entry(fault, then, served, secondsSince(before)));
        }
    }

    /** What happened when, one line a fault. */
    public List<String> diary() {
        return diary.stream().map(Entry::toString).toList();
    }

    /** The same in numbers, in the order in which it happened. */
    public List<Entry> entries() {
        return List.copyOf(diary);
    }

    private static void awaitDone(Load load, int more, String when) {
        int enough = load.done() + more;
        while (load.done() < enough && !load.isFinished()) {
            int done = load.done();
            await("one of " + more + " more done " + when)
                    .atMost(PATIENCE)
                    .until(() -> load.done() > done || load.isFinished());
        }
        if (load.isFinished()) {
            throw new AssertionError("the load has ended " + when);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
