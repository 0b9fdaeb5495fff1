package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Obituary;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackPart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Stays with a running stack: shows the services' logs and notices when a part dies. */
final class Foreground {
    private static final long PAUSE_MS = 200;

    private final Checkout checkout;
    private final StopAtExit stop;
    private final Screen screen;
    private final List<LogFollower> logs = new ArrayList<>();
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

    /** Returns the exit status once a part has died. */
    int stay() {
        while (true) {
            logs.forEach(LogFollower::show);
            Optional<StackPart> dead = stop.isBegun() ? Optional.empty() : findDead();
            if (dead.isPresent()) {
                logs.forEach(LogFollower::show);
                screen.line("");
                screen.line(
                        Obituary.of(dead.get(), "(process %d) died".formatted(dead.get().pid())));
                return 1;
            }
            pause();
        }
    }

    /** Looks again before it speaks of a death: the part may have been restarted by a command. */
    private Optional<StackPart> findDead() {
        Optional<StackPart> dead = anyDead();
        if (dead.isEmpty() || checkout.restarter().process().isPresent()) {
            return Optional.empty();
        }
        LocalStack now = checkout.stack(Lifetime.WITH_PARENT);
        if (now.parts().stream().allMatch(StackPart::isAlive)) {
            stack = now;
            stop.replace(now);
            return Optional.empty();
        }
        return dead;
    }

    private Optional<StackPart> anyDead() {
        return stack.parts().stream().filter(part -> !part.isAlive()).findFirst();
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
