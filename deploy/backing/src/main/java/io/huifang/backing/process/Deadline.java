package io.huifang.backing.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Until when to ask again. */
public final class Deadline {
    private final Duration patience;
    private final long endNanos;

    private Deadline(Duration patience) {
        this.patience = patience;
        this.endNanos = System.nanoTime() + patience.toNanos();
    }

    public static Deadline in(Duration patience) {
        return new Deadline(patience);
    }

    public boolean isOver() {
        return System.nanoTime() - endNanos >= 0;
    }

    /** How long there was at the beginning. */
    public Duration patience() {
        return patience;
    }

    /** Lets the others work before the next question. */
    public void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }
}
