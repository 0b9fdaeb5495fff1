package io.huifang.local.command;

import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

import java.util.Map;
import java.util.TreeMap;

/** Tells people where to go once the stack is up. */
final class Welcome {
    private Welcome() {}

    /** Where the demo is to be seen. */
    private enum Sight {
        DESK("take a call yourself", Service.SURVEY, "/desk", "agent-1"),
        FLOOR("who is on which call, and what waits", Service.SURVEY, "/floor", "supervisor"),
        INSIGHT("what calls come to, in numbers", Service.SURVEY, "/insight", "supervisor"),
        INCIDENTS(
                "many with one trouble; a minute from now",
                Service.SCHEDULER,
                "/pages/incidents",
                "supervisor"),
        DECISIONS(
                "why each customer is called, or not",
                Service.SCHEDULER,
                "/pages/decisions",
                "supervisor");

        private final String words;
        private final Service service;
        private final String path;
        private final String account;

        Sight(String words, Service service, String path, String account) {
            this.words = words;
            this.service = service;
            this.path = path;
            this.account = account;
        }
    }

    static void showDemo(LocalStack stack, Screen screen) {
        screen.line("The demo's day has begun: its customers do not exist, and nobody is called.");
        screen.line(
                "Four made-up agents work and leave some calls to you. In two minutes, look at:");
        for (Sight sight : Sight.values()) {
            String url = stack.service(sight.service).url() + sight.path;
            screen.line("  %-46s %-12s %s".formatted(url, sight.account, sight.words));
        }
        String secrets = stack.home().secrets().toString();
        screen.line("Passwords: %s/user-agent-1, %s/user-supervisor".formatted(secrets, secrets));
    }

    static void show(LocalStack stack, Screen screen, boolean detached) {
        for (Service service : Service.values()) {
            String url = stack.service(service).url();
            screen.line("  %-10s %s   API: %s/docs".formatted(service.partName(), url, url));
        }
        screen.line("  %-10s %s".formatted("Kafka", stack.bootstrap()));
        Map<String, String> fresh = new TreeMap<>(stack.secrets().fresh());
        if (!fresh.isEmpty()) {
            screen.line("Keys and passwords were made up, and are shown only this once:");
            fresh.forEach((name, secret) -> screen.line("  %-20s %s".formatted(name, secret)));
        }
        screen.line("How to reach everything, with keys: " + stack.home().stackFile());
        screen.line(detached ? "Stop it with deploy/local/down." : "Ctrl-C stops it.");
    }
}
