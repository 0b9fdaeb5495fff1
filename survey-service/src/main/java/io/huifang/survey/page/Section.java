package io.huifang.survey.page;

import jakarta.ws.rs.core.SecurityContext;

import java.util.Locale;
import java.util.Set;

/** The parts that the navigation leads to. A new one needs words in {@code wordings/page.*}. */
public enum Section {
    DESK("/desk", Set.of("agent")),
    FLOOR("/floor", Set.of("supervisor")),
    AGENTS("/agents", Set.of("supervisor")),
    REVIEWS("/reviews", Set.of("agent", "supervisor", "auditor")),
    LIBRARY("/library", Set.of("supervisor")),
    INSIGHT("/insight", Set.of("supervisor", "policy-admin", "auditor", "ops")),
    TEAM("/insight/team", Set.of("supervisor", "auditor"));

    private final String path;
    private final Set<String> roles;

    Section(String path, Set<String> roles) {
        this.path = path;
        this.roles = roles;
    }

    /** Of its texts' keys. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String path() {
        return path;
    }

    /** Whether a person may see it; its resource asks again. */
    boolean isFor(SecurityContext person) {
        return roles.stream().anyMatch(person::isUserInRole);
    }
}
