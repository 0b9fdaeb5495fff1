package io.huifang.kubernetes.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which paths a service has, and who is let in there. */
public final class Operations {
    private static final Set<String> NOBODY = Set.of("-");
    private static final Set<String> SURVEY = Set.of("survey");
    private static final Set<String> SERVICE = Set.of("service");

    private Operations() {}

    /** As the service's own test lists and tries them. */
    public static List<Operation> of(Program program) {
        return program.operations()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Operations::read)
                .toList();
    }

    private static Operation read(String line) {
        String[] parts = line.split("\\|");
        String path = parts[0].strip().split(" ")[1];
        Set<String> roles = Set.copyOf(Arrays.asList(parts[1].strip().split(" ")));
        boolean isApart = roles.equals(NOBODY) && parts[2].strip().equals("apart");
        Set<String> callers = isApart || roles.equals(SURVEY) ? SERVICE : roles;
        return new Operation(path, callers);
    }

    /**
     * One of them.
     *
     * @param path with names in braces
     * @param callers roles; {@code service} for those that only another service may call
     */
    public record Operation(String path, Set<String> callers) {
        /** Whether a route with that path leads to it. */
        public boolean isReachedBy(String route, boolean exactly) {
            String concrete = path.replaceAll("\\{[^}]+}", "x");
            String prefix = route.endsWith("/") ? route : route + "/";
            return concrete.equals(route) || !exactly && concrete.startsWith(prefix);
        }

        /** Whether it is for anybody who is none of the company's people. */
        public boolean isPublic() {
            return callers.contains("everybody")
                    || callers.contains("sender")
                    || callers.contains("wallet");
        }
    }
}
