package io.huifang.journeys.soak;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.load.Shift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;

/** Lets one fault after another happen, each when the one before is healed, until it is told. */
public final class Disturbances implements AutoCloseable {
    private final Deck<Fault> faults;
    private final DoubleSupplier seconds;
    private final Queue<Struck> struck = new ConcurrentLinkedQueue<>();
    private final Shift shift = new Shift(1);
    private boolean over;

    /**
     * A fault that happened.
     *
     * @param name what it was
     * @param at when it began
     * @param after seconds of the run until then
     * @param healed seconds until everybody served again; not a number when that did not come
     */
    public record Struck(String name, Instant at, double after, double healed) {
        public boolean isHealed() {
            return Double.isFinite(healed);
        }
    }

    /**
     * @param faults the next one is drawn when it is time for it
     * @param seconds how long the run has lasted
     */
    public Disturbances(Deck<Fault> faults, DoubleSupplier seconds) {
        this.faults = faults;
        this.seconds = seconds;
    }

    /**
     * @param every until the first one, and from the end of one to the next
     */
    public void begin(Duration every) {
        shift.begin(this::strike, every, every);
    }

    /** Nothing more happens; returns when what is under way is healed. */
    public synchronized void finish() {
        over = true;
    }

    /** What happened so far, in its order. */
    public List<Struck> struck() {
        return List.copyOf(struck);
    }

    /** Something was not put right again, and nothing more happens. */
    public boolean isBroken() {
        return struck.stream().anyMatch(it -> !it.isHealed());
    }

    /**
     * @throws AssertionError when something was not put right again
     */
    @Override
    public void close() {
        shift.close();
    }

    synchronized void strike() {
        if (over) return;
        Fault fault = faults.draw();
        Instant at = Instant.now();
        double after = seconds.getAsDouble();
        double healed = Double.NaN;
        try {
            fault.happen();
            healed = seconds.getAsDouble() - after;
        } finally {
            struck.add(new Struck(fault.name(), at, after, healed));
        }
    }
}
