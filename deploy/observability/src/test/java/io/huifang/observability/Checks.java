package io.huifang.observability;

import io.huifang.observability.Dashboard.Panel;
import io.huifang.observability.Query.Selector;
import io.huifang.observability.RuleFile.Rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong, in words; nothing when all is well. */
final class Checks {
    private static final int WIDTH = 24;

    private final Map<String, Set<String>> known;

    /**
     * @param rules whose recorded names may be asked for as well
     */
    Checks(MetricsPage metrics, List<Rule> rules) {
        this.known = new HashMap<>(metrics.labels());
        rules.stream()
                .filter(rule -> rule.record() != null)
                .forEach(
                        rule ->
                                known.computeIfAbsent(rule.record(), name -> new HashSet<>())
                                        .addAll(rule.labels().keySet()));
    }

    /** Asks for something, and names only what there is. */
    List<String> query(String where, String expression) {
        Query query = Query.of(expression);
        return query.selectors().isEmpty()
                ? List.of(where + ": nothing is asked for")
                : names(where, query);
    }

    private List<String> names(String where, Query query) {
        List<String> wrong = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (Selector selector : query.selectors()) {
            Set<String> has = known.get(selector.metric());
            if (has == null) {
                wrong.add(where + ": there is no metric " + selector.metric());
                continue;
            }
            labels.addAll(has);
            selector.labels().stream()
                    .filter(label -> !has.contains(label))
                    .forEach(l -> wrong.add(where + ": " + selector.metric() + " has no " + l));
        }
        if (wrong.isEmpty()) {
            query.groupings().stream()
                    .filter(label -> !labels.contains(label))
                    .forEach(label -> wrong.add(where + ": nothing asked for has " + label));
        }
        return wrong;
    }

    List<String> rule(Rule rule) {
        String where = rule.alert() == null ? rule.record() : rule.alert();
        if (rule.alert() == null) return names(where, Query.of(rule.expr())); // or a constant
        List<String> wrong = new ArrayList<>(query(where, rule.expr()));
        if (!Set.of("page", "ticket").contains(rule.labels().getOrDefault("severity", ""))) {
            wrong.add(where + ": its severity is neither page nor ticket");
        }
        if (rule.annotations().getOrDefault("summary", "").isBlank()) {
            wrong.add(where + ": it has no summary");
        }
        if (!runbook(rule.alert()).equals(rule.annotations().get("runbook"))) {
            wrong.add(where + ": its runbook is not " + runbook(rule.alert()));
        }
        return wrong;
    }

    /** Each alert has its page, and each page its alert. */
    static List<String> pages(Set<String> alerts, Set<String> pages) {
        Set<String> wanted = alerts.stream().map(Checks::kebab).collect(Collectors.toSet());
        return Stream.concat(
                        wanted.stream()
                                .filter(name -> !pages.contains(name))
                                .map(name -> "there is no page " + name),
                        pages.stream()
                                .filter(name -> !wanted.contains(name))
                                .map(name -> "there is no alert for the page " + name))
                .sorted()
                .toList();
    }

    /** Tells what it means, how to see it, what to do, how it ends and when to ask for help. */
    static List<String> runbook(String name, String markdown) {
        return Stream.of("## For customers", "## See it", "## Do", "## It is over", "## Escalate")
                .filter(heading -> !markdown.contains("\n" + heading + "\n"))
                .map(heading -> name + ": there is no \"" + heading + "\"")
                .toList();
    }

    List<String> dashboard(Dashboard dashboard) {
        List<String> wrong = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        List<Panel> before = new ArrayList<>();
        for (Panel panel : dashboard.panels()) {
            String where = dashboard.uid() + "/" + panel.title();
            panel.queries().forEach(query -> wrong.addAll(query(where, query)));
            if (panel.queries().isEmpty()) wrong.add(where + ": it shows nothing");
            if (panel.unit().isEmpty()) wrong.add(where + ": it has no unit");
            if (panel.description().isEmpty()) wrong.add(where + ": it has no description");
            if (!ids.add(panel.id())) wrong.add(where + ": its id is taken");
            if (panel.place().x() + panel.place().width() > WIDTH) {
                wrong.add(where + ": it does not fit");
            }
            before.stream()
                    .filter(other -> other.place().overlaps(panel.place()))
                    .forEach(other -> wrong.add(where + ": it lies over " + other.title()));
            before.add(panel);
        }
        return wrong;
    }

    static String runbook(String alert) {
        return "docs/runbooks/" + kebab(alert) + ".md";
    }

    static String kebab(String alert) {
        return alert.replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
