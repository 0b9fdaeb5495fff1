package io.huifang.scheduler.page;

import jakarta.ws.rs.core.SecurityContext;

import java.util.Set;

/** The parts that the navigation leads to. */
public enum Section {
    DECISIONS("decisions", Set.of("ops", "supervisor", "auditor")),
    CONTACTS("contacts", Set.of("supervisor", "ops", "auditor", "privacy-officer")),
    INCIDENTS("incidents", Set.of("ops", "supervisor", "auditor")),
    POLICIES("policies", Set.of("policy-admin", "supervisor", "auditor", "ops")),
    REPLAYS("replays", Set.of("policy-admin", "supervisor"));

    private final String id;
    private final Set<String> roles;

    Section(String id, Set<String> roles) {
        this.id = id;
        this.roles = roles;
    }

    /** The last part of its address, and of its texts' keys. */
    String id() {
        return id;
    }

    public String path() {
        return "/pages/" + id;
    }

    /** Whether a person may see it; its resource asks again. */
    public boolean isFor(SecurityContext person) {
        return roles.stream().anyMatch(person::isUserInRole);
    }
}
