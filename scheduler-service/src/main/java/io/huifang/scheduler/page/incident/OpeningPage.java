package io.huifang.scheduler.page.incident;

import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRules;

import jakarta.ws.rs.core.MultivaluedMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An incident that somebody may open.
 *
 * @param problem why it was not opened; null before it was tried
 * @param rules of which one is to be chosen; empty when the policy has none, or one was chosen
 * @param rule the chosen one's name; null before
 * @param types of events that it is about
 * @param fields what its events have in common
 * @param since as it was entered
 * @param because as it was entered
 */
public record OpeningPage(
        String problem,
        List<RuleLink> rules,
        String rule,
        List<String> types,
        List<Field> fields,
        String since,
        String because) {
    private static final String PATH = OpeningPageResource.PATH;

    /** A fact's name may be that of a field that every form has. */
    private static final String FACT = "fact-";

    /** One of several rules. */
    public record RuleLink(String name, String path) {}

    /**
     * A fact.
     *
     * @param id of the field
     * @param name the fact's
     * @param value as it was entered
     */
    public record Field(String id, String name, String value) {}

    /** The form of a rule, which may be the only one; without it, the choice of one. */
    static OpeningPage of(
            IncidentRules all, String rule, String problem, MultivaluedMap<String, String> form) {
        Optional<IncidentRule> chosen =
                all.rules().size() == 1 && rule == null
                        ? Optional.of(all.rules().get(0))
                        : all.rule(Objects.requireNonNullElse(rule, ""));
        return chosen.map(it -> form(it, problem, form)).orElseGet(() -> choice(all, problem));
    }

    private static OpeningPage choice(IncidentRules all, String problem) {
        List<RuleLink> links =
                all.rules().stream()
                        .map(IncidentRule::name)
                        .map(it -> new RuleLink(it, PATH + "?rule=" + Address.encoded(it)))
                        .toList();
        return new OpeningPage(problem, links, null, List.of(), List.of(), "", "");
    }

    private static OpeningPage form(
            IncidentRule rule, String problem, MultivaluedMap<String, String> form) {
        return new OpeningPage(
                problem,
                List.of(),
                rule.name(),
                rule.types().stream().sorted().toList(),
                rule.by().stream()
                        .map(it -> new Field(FACT + it, it, said(form, FACT + it)))
                        .toList(),
                said(form, "since"),
                said(form, "because"));
    }

    /** The facts that a form states. */
    static Map<String, String> facts(MultivaluedMap<String, String> form) {
        return form.keySet().stream()
                .filter(it -> it.startsWith(FACT))
                .collect(Collectors.toMap(it -> it.substring(FACT.length()), it -> said(form, it)));
    }

    static String said(MultivaluedMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }
}
