package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackFailure;
import io.huifang.local.stack.StackPart;

import java.util.List;

/** Starts the stack, and stays with it unless it is to be detached. */
final class Up {
    private final Checkout checkout;
    private final UpOptions options;
    private final Screen screen;
    private final Lifetime lifetime;

    Up(Checkout checkout, UpOptions options, Screen screen) {
        this.checkout = checkout;
        this.options = options;
        this.screen = screen;
        this.lifetime = options.detach() ? Lifetime.DETACHED : Lifetime.WITH_PARENT;
    }

    /** The exit status. In the foreground it returns when all parts have died. */
    // The lock is held for as long as the block runs; nothing in it asks for it.
    @SuppressWarnings("try")
    int run() {
        checkout.home().prepare();
        try (LaunchLock held = LaunchLock.take(checkout.home())) {
            LocalStack stack = checkout.stackToStart(lifetime);
            List<StackPart> running = stack.parts().stream().filter(StackPart::isAlive).toList();
            if (options.fresh()) {
                startAfresh(running);
            }
            if (running.size() == stack.parts().size()) {
                return alreadyRunning(stack);
            }
            StopAtExit stop = new StopAtExit(checkout, stack, lifetime, screen);
            if (running.isEmpty()) {
                stop.arm();
            }
            return start(stack, stop);
        }
    }

    private int start(LocalStack stack, StopAtExit stop) {
        long began = System.nanoTime();
        try {
            stack.start(new ScreenProgress(screen));
        } catch (RuntimeException failed) {
            stop.ifBegunAwaitEnd();
            throw failed;
        }
        finish(stack, lifetime);
        screen.line("Huifang is ready after " + ScreenProgress.since(began) + ".");
        welcome(stack, options.detach());
        if (options.detach()) {
            stop.disarm();
            return 0;
        }
        stop.arm();
        return new Foreground(checkout, stack, stop, screen).stay();
    }

    private void finish(LocalStack stack, Lifetime ofDemo) {
        stack.describe();
        if (options.demo()) {
            checkout.demo(ofDemo).start();
        }
    }

    private void welcome(LocalStack stack, boolean detached) {
        Welcome.show(stack, screen, detached);
        if (options.demo()) {
            Welcome.showDemo(stack, screen);
        }
    }

    private void startAfresh(List<StackPart> running) {
        if (!running.isEmpty()) {
            throw new StackFailure(
                    "The stack is running; --fresh needs it stopped: deploy/local/down");
        }
        checkout.home().forget();
    }

    /** Nobody stays here with the demo, so it lasts until the stack is taken down. */
    private int alreadyRunning(LocalStack stack) {
        finish(stack, Lifetime.DETACHED);
        screen.line("The stack is running already; deploy/local/down stops it.");
        welcome(stack, true);
        return options.detach() ? 0 : 1;
    }
}
