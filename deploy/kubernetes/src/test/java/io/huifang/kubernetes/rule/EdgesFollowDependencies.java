package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;
import io.huifang.kubernetes.rule.Edges.Edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a service is configured to ask it may ask, and is let in there; nothing else passes. The
 * ways of operators' pods among themselves are not looked at.
 */
public final class EdgesFollowDependencies implements Rule {
    private static final Set<String> SERVICES =
            Arrays.stream(Program.values())
                    .map(program -> Kind.Deployment + "/" + program.service())
                    .collect(Collectors.toSet());

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        if (documents.of(Kind.NetworkPolicy).noneMatch(EdgesFollowDependencies::closesAll)) {
            broken.add("no policy closes the ways that nobody opens");
        }
        Set<Edge> needed = new Dependencies(documents).edges();
        Set<Edge> out = only(Edges.of(documents).out(), it -> SERVICES.contains(it.from()));
        compare(needed, out, "may not get out", "may get out without need", broken);

        Set<Edge> within = only(needed, it -> !it.to().equals(Edge.OUTSIDE));
        Set<Edge> in = only(Edges.of(documents).in(), it -> SERVICES.contains(it.from()));
        compare(within, in, "is not let in", "is let in without need", broken);

        Set<Edge> doors = only(Edges.of(documents).in(), this::isFromElsewhere);
        Doors wanted = new Doors(documents);
        doors.stream()
                .filter(it -> !wanted.isUsed(it))
                .forEach(it -> broken.add(it + " is let in without need"));
        wanted.missing(doors).forEach(it -> broken.add(it + " is not let in"));
        return broken;
    }

    private boolean isFromElsewhere(Edge edge) {
        return SERVICES.contains(edge.to()) && !SERVICES.contains(edge.from());
    }

    private static boolean closesAll(Document policy) {
        return policy.at("/spec/podSelector").isEmpty()
                && policy.each("/spec/policyTypes").count() == 2
                && policy.at("/spec/ingress").isMissingNode()
                && policy.at("/spec/egress").isMissingNode();
    }

    private static void compare(
            Set<Edge> needed, Set<Edge> open, String missing, String much, List<String> broken) {
        difference(needed, open).forEach(it -> broken.add(it + " " + missing));
        difference(open, needed).forEach(it -> broken.add(it + " " + much));
    }

    private static Set<Edge> difference(Set<Edge> all, Set<Edge> without) {
        return only(all, it -> !without.contains(it));
    }

    private static Set<Edge> only(Set<Edge> edges, Predicate<Edge> which) {
        return edges.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }
}
