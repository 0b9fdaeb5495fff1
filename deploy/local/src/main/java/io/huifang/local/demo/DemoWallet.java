package io.huifang.local.demo;

import io.huifang.local.stack.StackDescription;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The demo's own process: one {@link DemoDay} until it is stopped. Its one argument is {@code
 * stack.json}; the environment's {@code HUIFANG_DEMO_RATE} says how many events a second.
 */
public final class DemoWallet {
    private static final String DEFAULT_RATE = "2";

    private DemoWallet() {}

    public static void main(String[] arguments) {
        StackDescription stack = StackDescription.read(Path.of(arguments[0]));
        String rate = System.getenv().getOrDefault("HUIFANG_DEMO_RATE", DEFAULT_RATE);
        Duration rest =
                Duration.ofNanos(
                        (long) (Duration.ofSeconds(1).toNanos() / Double.parseDouble(rate)));
        say("the day begins; " + rate + " events a second");
        DemoDay.begin(stack, rest, DemoWallet::say);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
