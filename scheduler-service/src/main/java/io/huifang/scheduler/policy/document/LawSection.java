package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.law.RulePack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The document's {@code rulePacks}: the laws it switches on. */
final class LawSection {
    private LawSection() {}

    static List<RulePack> read(At at, Almanac almanac) {
        Set<RulePack> laws = new LinkedHashSet<>();
        for (At item : at.items()) {
            RulePack law = almanac.rulePacks().get(item.name());
            if (law == null) {
                item.fault("unknown-rule-pack", "must be one of " + almanac.rulePackNames());
            } else {
                laws.add(law);
            }
        }
        return List.copyOf(laws);
    }
}
