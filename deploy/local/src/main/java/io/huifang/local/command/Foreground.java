package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Obituary;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackPart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Stays with a running stack: shows the services' logs and tells when a part dies. */
final class Foreground {
    private static final long PAUSE_MS = 200;

    private final Checkout checkout;
    private final StopAtExit stop;
    private final Screen screen;
    private final List<LogFollower> logs = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private LocalStack stack;

    Foreground(Checkout checkout, LocalStack stack, StopAtExit stop, Screen screen) {
        this.checkout = checkout;
        this.stack = stack;
        this.stop = stop;
        this.screen = screen;
        for (Service service : Service.values()) {
            ServiceProcess process = stack.service(service);
            follow(process.name(), process.logFile());
        }
        follow(DemoProcess.NAME, checkout.home().logs().resolve(DemoProcess.NAME + ".log"));
    }

    /** Returns the exit status once all parts have died. */
    int stay() {
        while (true) {
            logs.forEach(LogFollower::show);
            if (!stop.isBegun() && checkout.restarter().process().isEmpty()) {
                List<StackPart> dead = findDead();
                tell(dead);
                if (dead.size() == stack.parts().size()) {
                    return 1;
                }
            }
            pause();
        }
    }

    /** Looks again before it speaks of a death: a command may have restarted the part. */
    private List<StackPart> findDead() {
        if (dead(stack).isEmpty()) {
            return List.of();
        }
        stack = checkout.stack(Lifetime.WITH_PARENT);
        stop.replace(stack);
        return dead(stack);
    }

    /** Once of each death: the others go on, and so does whoever looks for the cause. */
    private void tell(List<StackPart> dead) {
        told.retainAll(dead.stream().map(StackPart::name).toList());
        for (StackPart part : dead) {
            if (told.add(part.name())) {
                logs.forEach(LogFollower::show);
                screen.line("");
                screen.line(Obituary.of(part, "has died"));
                screen.line(
                        "The others go on. Start it again, in another terminal:"
                                + " deploy/local/restart "
                                + part.name());
            }
        }
    }

    private static List<StackPart> dead(LocalStack stack) {
        return stack.parts().stream().filter(part -> !part.isAlive()).toList();
    }

    private void follow(String name, Path log) {
        logs.add(new LogFollower(name, log, logs.size(), screen));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while watching the stack", interrupted);
        }
    }
}
