package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.LocalStack;

/** Stops the stack when this JVM ends, by Ctrl-C or otherwise. */
final class StopAtExit {
    private final Checkout checkout;
    private final Lifetime lifetime;
    private final Screen screen;
    private final Thread hook = new Thread(this::stop, "stop-at-exit");
    private volatile LocalStack stack;
    private volatile boolean armed;
    private volatile boolean begun;

    StopAtExit(Checkout checkout, LocalStack stack, Lifetime lifetime, Screen screen) {
        this.checkout = checkout;
        this.stack = stack;
        this.lifetime = lifetime;
        this.screen = screen;
        checkout.launcher().write(ProcessHandle.current().pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void arm() {
        armed = true;
    }

    void disarm() {
        armed = false;
    }

    /** From now on this is the stack to be stopped. */
    void replace(LocalStack other) {
        stack = other;
    }

    boolean isBegun() {
        return begun;
    }

    /** For a thread that fails only because of us: it has nothing to say until the JVM ends. */
    void ifBegunAwaitEnd() {
        if (begun) {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop() {
        begun = true;
        if (armed) {
            screen.line("Stopping.");
            new Shutdown(stack, checkout.demo(lifetime), screen).run();
            screen.line("Stopped. Data stays in " + checkout.home().directory() + ".");
        }
        checkout.launcher().delete();
    }
}
