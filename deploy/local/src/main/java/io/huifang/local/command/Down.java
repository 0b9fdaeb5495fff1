package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.backing.process.Child;
import io.huifang.backing.process.Signal;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackPart;

import java.time.Duration;

/** Stops the stack, whoever started it and whatever became of him. */
final class Down {
    /** Longer than an orderly stop of everything can take. */
    private static final Duration PATIENCE_WITH_LAUNCHER = Duration.ofSeconds(120);

    private final Checkout checkout;
    private final Screen screen;

    Down(Checkout checkout, Screen screen) {
        this.checkout = checkout;
        this.screen = screen;
    }

    int run() {
        boolean found = checkout.launcher().process().map(this::askLauncher).isPresent();
        LocalStack stack = checkout.stack(Lifetime.DETACHED);
        DemoProcess demo = checkout.demo(Lifetime.DETACHED);
        boolean running = demo.isAlive() || stack.parts().stream().anyMatch(StackPart::isAlive);
        new Shutdown(stack, demo, screen).run();
        screen.line(
                found || running
                        ? "Stopped. Data stays in " + checkout.home().directory() + "."
                        : "Nothing was running.");
        return 0;
    }

    /** The one in the foreground stops what he started; what he leaves, we stop. */
    private ProcessHandle askLauncher(ProcessHandle launcher) {
        screen.provisionally("  waiting for deploy/local/up (process " + launcher.pid() + ") …");
        Child.attach(launcher).stop(Signal.TERM, PATIENCE_WITH_LAUNCHER);
        return launcher;
    }
}
