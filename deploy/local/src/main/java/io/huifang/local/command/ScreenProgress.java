package io.huifang.local.command;

import io.huifang.local.stack.StackPart;
import io.huifang.local.stack.StackProgress;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Tells on the screen which part is up or down after how long, and which is still waited for. */
final class ScreenProgress implements StackProgress {
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final Screen screen;
    private final Set<String> waitedFor = new ConcurrentSkipListSet<>();

    ScreenProgress(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void starting(StackPart part, Runnable start) {
        follow(part, start, "starting", "is ready");
    }

    @Override
    public void stopping(StackPart part, Runnable stop) {
        follow(part, stop, "stopping", "has stopped");
    }

    private void follow(StackPart part, Runnable work, String doing, String done) {
        long began = System.nanoTime();
        waitedFor.add(part.name());
        showWaitedFor(doing);
        try {
            work.run();
            screen.line("  %-10s %s after %s".formatted(part.name(), done, since(began)));
        } finally {
            waitedFor.remove(part.name());
        }
        showWaitedFor(doing);
    }

    private void showWaitedFor(String doing) {
        if (!waitedFor.isEmpty()) {
            screen.provisionally("  " + doing + " " + String.join(", ", waitedFor) + " …");
        }
    }

    /** Seconds since {@link System#nanoTime()} had that value, for people. */
    static String since(long nanos) {
        return "%.1f s".formatted((System.nanoTime() - nanos) / NANOS_PER_SECOND);
    }
}
