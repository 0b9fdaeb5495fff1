package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.Plan;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

import java.io.IOException;
import java.time.Duration;

/** Normal load, too much load, normal load again. */
final class Trial {
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

    Trial(Plan plan, LocalStack stack, IntakeLoad load) {
        this.plan = plan;
        this.stack = stack;
        this.load = load;
    }

    Phase run(Setting setting) throws IOException {
        double normal = setting.capacity() / NORMAL_PART;
        double calm = load.offerNormal(normal, plan.measured()).plannedMillis(99);
        try (LogReading log = LogReading.begin(stack.kafka().bootstrap());
                MemoryWatch memory = new MemoryWatch(stack.service(Service.INTAKE).pid())) {
            long end = System.nanoTime() + overload().toNanos();
            Ledger ledger = load.offerTooMuch(setting.offered(), overload());
            MemoryCourse course = memory.course();
            double back = secondsUntilNormal(end, normal, calm);
            Books books = Books.of(ledger, log.read(ledger.numbers()));
            plan.progress()
                    .println("  " + setting.name() + ": " + ledger.byAnswer() + ", " + books);
            return new Phase(setting, ledger, books, course, calm, back);
        }
    }

    private Duration overload() {
        return plan.quick() ? Duration.ofSeconds(5) : Duration.ofSeconds(60);
    }

    /** Counted from the end of the overload; waiting for its last answers is part of it. */
    private double secondsUntilNormal(long end, double normal, double calm) throws IOException {
        double bound = Math.max(calm * AS_BEFORE, calm + SLACK_MILLIS);
        for (int second = 0; second < MOST_SECONDS; second++) {
            double passed = (System.nanoTime() - end) / 1e9;
            Ledger now = load.offerNormal(normal, SECOND);
            boolean whole = now.count(Ledger.Word.ACCEPTED) == now.numbers().count();
            if (whole && now.plannedMillis(99) <= bound) {
                return passed;
            }
        }
        return Double.NaN;
    }
}
