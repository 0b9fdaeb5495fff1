package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.configuration.Operations;
import io.huifang.kubernetes.configuration.Operations.Operation;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.rule.Routes.Route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From outside one reaches what is for customers and the wallet's backend; what services ask each
 * other for is reached by no route, and each route leads to something.
 */
public final class RoutesLeadWhereTheyMay implements Rule {
    /** Files of pages: they are no operations. */
    private static final List<String> FILES = List.of("/assets", "/webjars");

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        Routes.of(documents)
                .filter(route -> !FILES.contains(route.path()))
                .forEach(route -> add(route, broken));
        return broken;
    }

    private static void add(Route route, List<String> broken) {
        Optional<Program> program = Program.of(route.service());
        List<Operation> reached =
                program.map(Operations::of).orElse(List.of()).stream()
                        .filter(it -> it.isReachedBy(route.path(), route.exactly()))
                        .toList();
        String name = "%s: %s of %s".formatted(route.in(), route.path(), route.service());
        if (reached.isEmpty()) {
            broken.add(name + " leads nowhere");
        }
        reached.stream()
                .filter(it -> it.callers().contains("service"))
                .forEach(it -> broken.add(name + " leads to " + it.path() + ", for services only"));
        reached.stream()
                .filter(it -> route.isFromOutside() && !it.isPublic())
                .forEach(it -> broken.add(name + " leads to " + it.path() + ", for staff only"));
    }
}
