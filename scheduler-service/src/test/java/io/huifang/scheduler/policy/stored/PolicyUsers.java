package io.huifang.scheduler.policy.stored;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One account for each role, named after it. */
public class PolicyUsers implements QuarkusTestResourceLifecycleManager {
    static final String PASSWORD = "policy-test";

    private static final List<String> ROLES =
            List.of("agent", "supervisor", "policy-admin", "privacy-officer", "ops", "auditor");

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        String embedded = "quarkus.security.users.embedded.";
        for (String role : ROLES) {
            configuration.put(embedded + "users.\"" + nameOf(role) + "\"", PASSWORD);
            configuration.put(embedded + "roles.\"" + nameOf(role) + "\"", role);
        }
        return configuration;
    }

    @Override
    public void stop() {
        // nothing was started
    }

    static String nameOf(String role) {
        return "policy-test-" + role;
    }
}
