package io.huifang.local.command;

import io.huifang.local.stack.LocalStack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Stops a stack and what belongs to it, in order. */
final class Shutdown {
    private final LocalStack stack;
    private final DemoProcess demo;
    private final Screen screen;

    Shutdown(LocalStack stack, DemoProcess demo, Screen screen) {
        this.stack = stack;
        this.demo = demo;
        this.screen = screen;
    }

    void run() {
        demo.stop();
        stack.stop(new ScreenProgress(screen));
        try {
            Files.deleteIfExists(stack.home().stackFile());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
