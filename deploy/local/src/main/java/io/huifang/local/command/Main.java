package io.huifang.local.command;

import io.huifang.backing.StartFailure;
import io.huifang.local.stack.StackFailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the scripts hand over to: {@code <root of the checkout> <command> <words>}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private Main() {}

    public static void main(String[] arguments) {
        Screen screen = Screen.standard(Boolean.getBoolean("huifang.terminal"));
        System.exit(run(Arrays.asList(arguments), screen));
    }

    private static int run(List<String> arguments, Screen screen) {
        Checkout checkout = Checkout.of(Path.of(arguments.get(0)), System.getenv());
        List<String> words = arguments.subList(2, arguments.size());
        try {
            return switch (arguments.get(1)) {
                case "up" -> new Up(checkout, UpOptions.parse(words), screen).run();
                case "down" -> new Down(checkout, screen).run();
                case "status" -> new Status(checkout, screen).run();
                case "running" -> checkout.isRunning() ? 0 : FAILED;
                case "read" -> new Read(checkout, words, screen).run();
                case "send" -> new Send(checkout, SendOptions.parse(words), screen).run();
                case "vault" -> new Vault(checkout, words, screen).run();
                case "dead-letters" ->
                        new DeadLettersCommand(checkout, DeadLetterOptions.parse(words), screen)
                                .run();
                case "restart" -> new Restart(checkout, words, screen).run();
                default -> throw new UsageFailure("There is no command " + arguments.get(1) + ".");
            };
        } catch (UsageFailure misunderstood) {
            screen.line(misunderstood.getMessage());
            return MISUNDERSTOOD;
        } catch (StackFailure | StartFailure expected) {
            screen.line(expected.getMessage());
            return FAILED;
        } catch (UncheckedIOException refused) {
            screen.line(inWords(refused.getCause()));
            return FAILED;
        } catch (IllegalStateException given) {
            screen.line("This cannot go on: " + given.getMessage());
            return FAILED;
        }
    }

    private static String inWords(IOException refused) {
        if (refused instanceof AccessDeniedException denied) {
            return denied.getFile() + " belongs to somebody else.";
        }
        return "A file could not be read or written: " + refused.getMessage();
    }
}
