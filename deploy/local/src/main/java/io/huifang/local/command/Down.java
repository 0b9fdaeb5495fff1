package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.backing.process.Child;
import io.huifang.backing.process.Signal;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackPart;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Stops the stack, whoever started it and whatever became of him. */
final class Down {
    /** Longer than an orderly stop of everything can take. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Checkout checkout;
    private final Screen screen;

    Down(Checkout checkout, Screen screen) {
        this.checkout = checkout;
        this.screen = screen;
    }

    int run() {
        List<ProcessHandle> atWork =
                Stream.of(checkout.launcher(), checkout.restarter())
                        .flatMap(starter -> starter.process().stream())
                        .toList();
        atWork.forEach(this::askToStop);
        LocalStack stack = checkout.stack(Lifetime.DETACHED);
        DemoProcess demo = checkout.demo(Lifetime.DETACHED);
        boolean running = demo.isAlive() || stack.parts().stream().anyMatch(StackPart::isAlive);
        new Shutdown(stack, demo, screen).run();
        screen.line(
                running || !atWork.isEmpty()
                        ? "Stopped. Data stays in " + checkout.home().directory() + "."
                        : "Nothing was running.");
        return 0;
    }

    /** An {@code up} in the foreground stops what it started; what they leave, we stop. */
    private void askToStop(ProcessHandle starter) {
        screen.provisionally("  waiting for process " + starter.pid() + ", which starts parts …");
        Child.attach(starter).stop(Signal.TERM, PATIENCE);
    }
}
