package io.huifang.journeys.fault;

import io.huifang.local.stack.StackPart;

import java.time.Duration;

/** One thing that goes wrong and is put right again. */
public interface Fault {
    /** What happens, for the summary. */
    String name();

    /** What must come of it, for the page. */
    default String expected() {
        return "nothing lost, nothing twice";
    }

    /**
     * Lets it happen; returns when everybody serves again.
     *
     * @throws AssertionError when nothing came of it: what harms nobody shows nothing
     */
    void happen();

    /** SIGKILL, and a new process on the same data at once. */
    record Killed(StackPart part) implements Fault {
        @Override
        public String name() {
            return "kill -9 " + part.name();
        }

        @Override
        public void happen() {
            part.kill();
            part.start();
            part.awaitReady();
        }
    }

    /** SIGSTOP, and SIGCONT after a while: longer than others wait for a sign of life. */
    record Frozen(StackPart part, Duration duration) implements Fault {
        @Override
        public String name() {
            return "freeze " + part.name() + " for " + duration.toSeconds() + " s";
        }

        @Override
        public void happen() {
            new Standstill(part.pid()).last(duration);
            part.awaitReady();
        }
    }
}
