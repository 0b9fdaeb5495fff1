package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.Home;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.PidFile;
import io.huifang.local.stack.StackFailure;
import io.huifang.local.stack.StackOptions;
import io.huifang.local.stack.StackPart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The checkout of this repository whose stack the commands are about.
 *
 * @param root directory of the checkout
 * @param home where everything of the stack lies
 * @param wantedPortBase what {@code HUIFANG_PORT_BASE} says; null or empty: nothing
 */
record Checkout(Path root, Home home, String wantedPortBase) {
    private static final int DEFAULT_PORT_BASE = 8080;

    /** With the stack that lies in it. */
    Checkout(Path root, String wantedPortBase) {
        this(root, new Home(root.resolve(".huifang")), wantedPortBase);
    }

    /**
     * @param environment may say by {@code HUIFANG_HOME} that the stack lies elsewhere, and by
     *     {@code HUIFANG_PORT_BASE} on which ports it is wanted
     */
    static Checkout of(Path root, Map<String, String> environment) {
        String home = environment.getOrDefault("HUIFANG_HOME", "");
        String portBase = environment.get("HUIFANG_PORT_BASE");
        return home.isEmpty()
                ? new Checkout(root, portBase)
                : new Checkout(root, new Home(Path.of(home)), portBase);
    }

    /** The {@code up} that is at work or stays in the foreground. */
    PidFile launcher() {
        return new PidFile(home().run("launcher"));
    }

    /** The {@code restart} that is at work. */
    PidFile restarter() {
        return new PidFile(home().run("restarter"));
    }

    DemoProcess demo(Lifetime lifetime) {
        return new DemoProcess(home(), lifetime);
    }

    /** The stack where it runs or ran last. */
    LocalStack stack(Lifetime lifetime) {
        return stackAt(rememberedPortBase().orElseGet(this::portBase), lifetime);
    }

    /** Whether any part of the stack runs. */
    boolean isRunning() {
        return stack(Lifetime.DETACHED).parts().stream().anyMatch(StackPart::isAlive);
    }

    /**
     * The stack to be started: where it runs already, or else on the wanted ports.
     *
     * @throws StackFailure when it runs elsewhere than wanted
     */
    LocalStack stackToStart(Lifetime lifetime) {
        LocalStack last = stack(lifetime);
        if (!isRunning()) {
            rememberPortBase(portBase());
            return stackAt(portBase(), lifetime);
        }
        int base = rememberedPortBase().orElseThrow();
        if (isPortBaseWanted() && base != portBase()) {
            throw new StackFailure(
                    "The stack runs on port base %d; stop it first: deploy/local/down"
                            .formatted(base));
        }
        return last;
    }

    private void rememberPortBase(int base) {
        try {
            Files.writeString(portBaseFile(), base + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private LocalStack stackAt(int base, Lifetime lifetime) {
        return LocalStack.in(home().directory(), StackOptions.onPorts(root, base, lifetime));
    }

    private int portBase() {
        if (!isPortBaseWanted()) {
            return DEFAULT_PORT_BASE;
        }
        try {
            return Integer.parseInt(wantedPortBase.strip());
        } catch (NumberFormatException notANumber) {
            throw new StackFailure("HUIFANG_PORT_BASE must be a number.", notANumber);
        }
    }

    private boolean isPortBaseWanted() {
        return wantedPortBase != null && !wantedPortBase.isBlank();
    }

    private Optional<Integer> rememberedPortBase() {
        try {
            return Optional.of(Integer.valueOf(Files.readString(portBaseFile()).strip()));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path portBaseFile() {
        return home().run("port-base");
    }
}
