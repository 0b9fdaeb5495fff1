package io.huifang.journeys.broker;

import io.huifang.journeys.fault.Standstill;
import io.huifang.local.stack.StackPart;

/** How a broker is lost. */
public enum Way {
    /** SIGKILL, and later a new process on the same data. */
    KILLED("kill -9") {
        @Override
        void lose(StackPart broker, Runnable meanwhile) {
            broker.kill();
            try {
                meanwhile.run();
            } finally {
                broker.start();
                broker.awaitReady();
            }
        }
    },
    /** SIGSTOP, and later SIGCONT: it comes back and believes that nothing has happened. */
    FROZEN("freeze") {
        @Override
        void lose(StackPart broker, Runnable meanwhile) {
            new Standstill(broker.pid()).last(meanwhile);
        }
    };

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /**
     * Loses the broker, and brings it back after that has happened; returns when it serves.
     *
     * @param meanwhile shows that it is lost
     */
    abstract void lose(StackPart broker, Runnable meanwhile);

    @Override
    public String toString() {
        return words;
    }
}
