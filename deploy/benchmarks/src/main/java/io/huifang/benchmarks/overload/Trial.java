package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.Plan;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

import java.io.IOException;
import java.time.Duration;

/** Normal load, too much load, normal load again. */
final class Trial {
    /** How many times what it can do is asked of it (P23). */
    static final int TIMES = 3;

    /** Normal load is this part of what it can do. */
    static final int NORMAL_PART = 4;

    /** Normal again: p99 of a second is not above so many times that of before … */
    static final int AS_BEFORE = 2;

    /** … or not above so many milliseconds more, where it was very low. */
    static final double SLACK_MILLIS = 20;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MOST_SECONDS = 60;

    private final Plan plan;
    private final LocalStack stack;
    private final IntakeLoad load;
    private final double capacity;

    /**
     * @param capacity events a second
     */
    Trial(Plan plan, LocalStack stack, IntakeLoad load, double capacity) {
        this.plan = plan;
        this.stack = stack;
        this.load = load;
        this.capacity = capacity;
    }

    Phase run(String name) throws IOException {
        double calm = load.offer(normal(), plan.measured()).plannedMillis(99);
        try (LogReading log = LogReading.begin(stack.kafka().bootstrap());
                MemoryWatch memory = new MemoryWatch(stack.service(Service.INTAKE).pid())) {
            Ledger ledger = load.offer(capacity * TIMES, overload());
            MemoryCourse course = memory.course();
            double back = secondsUntilNormal(calm);
            Books books = Books.of(ledger, log.read(ledger.numbers()));
            plan.progress().println("  " + name + ": " + ledger.byAnswer() + ", " + books);
            return new Phase(name, capacity * TIMES, ledger, books, course, calm, back);
        }
    }

    private Duration overload() {
        return plan.quick() ? Duration.ofSeconds(5) : Duration.ofSeconds(60);
    }

    private double normal() {
        return capacity / NORMAL_PART;
    }

    private double secondsUntilNormal(double calm) throws IOException {
        long begun = System.nanoTime();
        for (int second = 0; second < MOST_SECONDS; second++) {
            double passed = (System.nanoTime() - begun) / 1e9;
            Ledger now = load.offer(normal(), SECOND);
            boolean whole = now.count(Ledger.Word.ACCEPTED) == now.numbers().count();
            double bound = Math.max(calm * AS_BEFORE, calm + SLACK_MILLIS);
            if (whole && now.plannedMillis(99) <= bound) {
                return passed;
            }
        }
        return Double.NaN;
    }
}
