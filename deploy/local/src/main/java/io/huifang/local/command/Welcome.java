package io.huifang.local.command;

import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

import java.util.Map;
import java.util.TreeMap;

/** Tells people where to go once the stack is up. */
final class Welcome {
    private Welcome() {}

    static void show(LocalStack stack, Screen screen, boolean detached) {
        for (Service service : Service.values()) {
            String url = stack.service(service).url();
            screen.line("  %-10s %s   API: %s/docs".formatted(service.partName(), url, url));
        }
        screen.line("  %-10s %s".formatted("Kafka", stack.kafka().bootstrap()));
        Map<String, String> fresh = new TreeMap<>(stack.secrets().fresh());
        if (!fresh.isEmpty()) {
            screen.line("Keys and passwords were made up, and are shown only this once:");
            fresh.forEach((name, secret) -> screen.line("  %-20s %s".formatted(name, secret)));
        }
        screen.line("How to reach everything, with keys: " + stack.home().stackFile());
        screen.line(detached ? "Stop it with deploy/local/down." : "Ctrl-C stops it.");
    }
}
