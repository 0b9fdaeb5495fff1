package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackPart;

import java.util.List;
import java.util.stream.Collectors;

/** Restarts parts of a stack, also such as were killed, on their data and ports. */
final class Restart {
    private final Checkout checkout;
    private final List<String> names;
    private final Screen screen;

    Restart(Checkout checkout, List<String> names, Screen screen) {
        this.checkout = checkout;
        this.names = names;
        this.screen = screen;
    }

    /**
     * @throws UsageFailure when there is no part of that name
     */
    int run() {
        LocalStack stack = checkout.stack(Lifetime.DETACHED);
        List<StackPart> parts = names.stream().map(name -> find(stack, name)).toList();
        if (parts.isEmpty()) {
            throw new UsageFailure("restart needs the name of a part: " + names(stack) + ".");
        }
        checkout.home().prepare();
        checkout.restarter().write(ProcessHandle.current().pid());
        try {
            ScreenProgress progress = new ScreenProgress(screen);
            parts.stream()
                    .filter(StackPart::isAlive)
                    .forEach(part -> progress.stopping(part, part::stop));
            stack.start(parts, progress);
            stack.describe();
        } finally {
            checkout.restarter().delete();
        }
        return 0;
    }

    private static StackPart find(LocalStack stack, String name) {
        return stack.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageFailure(
                                        "There is no part %s; there are %s."
                                                .formatted(name, names(stack))));
    }

    private static String names(LocalStack stack) {
        return stack.parts().stream().map(StackPart::name).collect(Collectors.joining(", "));
    }
}
