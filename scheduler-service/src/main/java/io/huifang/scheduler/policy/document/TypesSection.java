package io.huifang.scheduler.policy.document;

import io.huifang.contract.wallet.CustomerConsentGranted;
import io.huifang.contract.wallet.CustomerConsentWithdrawn;
import io.huifang.contract.wallet.CustomerContactChanged;
import io.huifang.contract.wallet.CustomerPreferenceChanged;
import io.huifang.scheduler.policy.Condition;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;
import io.huifang.scheduler.policy.Wait;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The document's {@code types}: what becomes of each event type. */
final class TypesSection {
    private static final Pattern OWN_TYPE =
            Pattern.compile("io[.]huifang[.]([a-z_]+)[.][a-z_]+[.]v[0-9]+");
    private static final Pattern TYPE = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern SCALE = Pattern.compile("[1-9][0-9]?|100");
    private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final List<String> VERBS = List.of("schedules", "clears", "declines", "records");
    private static final List<String> TOGETHER = List.of("schedules", "clears");
    private static final List<String> CONDITIONS = List.of("amountAtLeast", "scoreAtMost", "fact");

    /** What follows from these no policy decides. */
    private static final Set<String> OF_HIMSELF =
            Set.of(
                    CustomerConsentGranted.TYPE,
                    CustomerConsentWithdrawn.TYPE,
                    CustomerPreferenceChanged.TYPE,
                    CustomerContactChanged.TYPE);

    private final Map<String, Reason> reasons;

    /**
     * @param reasons the document's reasons by name
     */
    TypesSection(Map<String, Reason> reasons) {
        this.reasons = reasons;
    }

    Map<String, TypeRule> read(At at) {
        Map<String, TypeRule> rules = new LinkedHashMap<>();
        at.entries().forEach((type, value) -> rules.put(type, rule(type, value)));
        return rules;
    }

    private TypeRule rule(String type, At at) {
        if (!TYPE.matcher(type).matches()) at.fault("invalid-type", "must be a CloudEvents type");
        String entity = entity(type, at);
        List<String> verbs = VERBS.stream().filter(verb -> at.optional(verb).isPresent()).toList();
        if (verbs.isEmpty() || verbs.size() > 1 && !verbs.equals(TOGETHER)) {
            at.fault(
                    "invalid",
                    "must be a mapping with schedules, clears, both, declines, or records");
            return new TypeRule.Records(entity);
        }
        if (OF_HIMSELF.contains(type) && !verbs.get(0).equals("records")) {
            at.fault(
                    "of-himself",
                    "must be recorded: what a customer says of himself always counts");
        }
        return switch (verbs.get(0)) {
            case "schedules" -> schedules(entity, at);
            case "clears" -> clears(entity, at);
            case "declines" -> declines(entity, at);
            default -> records(entity, at);
        };
    }

    /** What the type's subject is: stated, or what our own types have in their name. */
    private static String entity(String type, At at) {
        Matcher own = OWN_TYPE.matcher(type);
        if (own.matches() && at.optional("entity").isEmpty()) {
            return own.group(1).replace('_', '-');
        }
        return at.required("entity").name();
    }

    private TypeRule schedules(String entity, At at) {
        at.allow("schedules", "wait", "when", "clears", "entity");
        String name = References.reason(at.required("schedules"), reasons.keySet());
        Wait ownWait =
                at.optional("wait")
                        .map(wait -> References.wait(wait, reasons.get(name)))
                        .orElse(null);
        Condition condition =
                at.optional("when").map(TypesSection::condition).orElse(Condition.ALWAYS);
        TypeRule.Clears clears =
                at.optional("clears").map(list -> others(entity, list, name)).orElse(null);
        return new TypeRule.Schedules(entity, name, ownWait, condition, clears);
    }

    private static Condition condition(At at) {
        List<String> kinds =
                CONDITIONS.stream().filter(kind -> at.optional(kind).isPresent()).toList();
        if (kinds.size() != 1) {
            at.fault("invalid", "must be a mapping with exactly one of " + CONDITIONS);
            return Condition.ALWAYS;
        }
        String kind = kinds.get(0);
        at.allow(kind.equals("fact") ? new String[] {"fact", "isOneOf"} : new String[] {kind});
        return switch (kind) {
            case "amountAtLeast" -> new Condition.AmountAtLeast(Forms.amounts(at.required(kind)));
            case "scoreAtMost" -> new Condition.ScoreAtMost(scores(at.required(kind)));
            default -> new Condition.OneOf(fact(at.required(kind)), values(at.required("isOneOf")));
        };
    }

    /** The highest score that is low, by scale: both as an event may state them. */
    private static Map<String, Integer> scores(At at) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        at.entries()
                .forEach(
                        (scale, highest) -> {
                            if (!SCALE.matcher(scale).matches()) {
                                highest.fault("invalid-scale", "must be a scale from 1 to 100");
                            } else {
                                scores.put(scale, highest.whole(0, Integer.parseInt(scale) - 1));
                            }
                        });
        if (at.present() && scores.isEmpty()) at.fault("empty", "must name a scale");
        return scores;
    }

    private static String fact(At at) {
        return at.parsed(
                "",
                "must be the name of a fact in the event's data",
                text -> {
                    if (FACT.matcher(text).matches()) return text;
                    throw new IllegalArgumentException("not a fact's name");
                });
    }

    private static Set<String> values(At at) {
        Set<String> values = new HashSet<>();
        at.items().forEach(item -> values.add(item.scalar()));
        if (at.present() && values.isEmpty()) at.fault("empty", "must list at least one value");
        return values;
    }

    private TypeRule clears(String entity, At at) {
        at.allow("clears", "entity");
        return new TypeRule.Clears(entity, cleared(at.required("clears")));
    }

    /** What is cleared by an event that wants a call itself. */
    private TypeRule.Clears others(String entity, At list, String scheduled) {
        TypeRule.Clears clears = new TypeRule.Clears(entity, cleared(list));
        if (list.present() && clears.covers(scheduled)) {
            list.fault("clears-itself", "must not clear the reason that is scheduled");
        }
        return clears;
    }

    private Set<String> cleared(At list) {
        return list.says("ALL")
                ? TypeRule.Clears.ALL
                : reasons(list, "must be ALL or name at least one reason");
    }

    private TypeRule declines(String entity, At at) {
        at.allow("declines", "topics", "entity");
        Map<String, Set<String>> topics = new LinkedHashMap<>();
        at.optional("topics")
                .map(At::entries)
                .orElse(Map.of())
                .forEach((topic, list) -> topics.put(topic, declined(list)));
        return new TypeRule.Declines(entity, topics, declined(at.required("declines")));
    }

    private Set<String> declined(At list) {
        return reasons(list, "must name at least one reason");
    }

    private Set<String> reasons(At list, String atLeastOne) {
        Set<String> named = new HashSet<>();
        list.items().forEach(item -> named.add(References.reason(item, reasons.keySet())));
        if (list.present() && named.isEmpty()) list.fault("empty", atLeastOne);
        return named;
    }

    private static TypeRule records(String entity, At at) {
        at.allow("records", "entity");
        if (!at.required("records").flag()) {
            at.required("records").fault("invalid", "must be true");
        }
        return new TypeRule.Records(entity);
    }
}
