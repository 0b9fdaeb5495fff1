package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.StackPart;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of each part whether it runs, where, and whether it is ready. */
final class Status {
    private static final String ROW = "%-12s %-8s %-12s %s";

    private final Checkout checkout;
    private final Screen screen;

    Status(Checkout checkout, Screen screen) {
        this.checkout = checkout;
        this.screen = screen;
    }

    /** The exit status: 0 when everything is ready. */
    int run() {
        screen.line(ROW.formatted("part", "process", "ports", "state"));
        List<StackPart> parts = checkout.stack(Lifetime.DETACHED).parts();
        boolean allReady = true;
        for (StackPart part : parts) {
            boolean ready = part.isReady();
            allReady &= ready;
            screen.line(row(part, ready));
        }
        parts.stream()
                .filter(part -> !part.isAlive() && Files.exists(part.logFile()))
                .forEach(part -> screen.line(hint(part)));
        DemoProcess demo = checkout.demo(Lifetime.DETACHED);
        if (demo.isAlive()) {
            screen.line(ROW.formatted(DemoProcess.NAME, demo.pid(), "-", "running"));
        }
        return allReady ? 0 : 1;
    }

    private static String hint(StackPart part) {
        return "%s: why, says the end of %s; start it with deploy/local/restart %s"
                .formatted(part.name(), part.logFile(), part.name());
    }

    private static String row(StackPart part, boolean ready) {
        String ports =
                part.ports().keySet().stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
        if (!part.isAlive()) {
            return ROW.formatted(part.name(), "-", ports, "not running");
        }
        return ROW.formatted(part.name(), part.pid(), ports, ready ? "ready" : "not ready");
    }
}
