package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.ContactLimits.Limit;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The document's {@code budgets}: how often a customer may be contacted. */
final class BudgetsSection {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final Set<String> notices;

    /**
     * @param notices names of the notices there are
     */
    BudgetsSection(Set<String> notices) {
        this.notices = notices;
    }

    ContactLimits read(At at) {
        at.allow("limits", "lastNotice");
        At stated = at.required("limits");
        List<Limit> limits = stated.items().stream().map(BudgetsSection::limit).toList();
        if (limits.stream().noneMatch(it -> it.counts().contains(ContactKind.CALL))) {
            stated.fault("calls-unlimited", "must have a limit that counts CALL");
        }
        return new ContactLimits(
                limits,
                at.optional("lastNotice").map(it -> References.notice(it, notices)).orElse(null));
    }

    private static Limit limit(At at) {
        at.allow("within", "most", "reserved", "counts");
        int most = at.required("most").whole(1, MOST);
        return new Limit(
                ContactLimits.EXHAUSTED,
                Forms.duration(at.required("within"), SHORTEST),
                most,
                at.optional("reserved").map(it -> it.whole(0, most - 1)).orElse(0),
                counts(at.required("counts")));
    }

    private static Set<ContactKind> counts(At at) {
        Set<ContactKind> kinds = EnumSet.noneOf(ContactKind.class);
        at.items().forEach(item -> kinds.add(item.oneOf(ContactKind.class)));
        if (at.present() && kinds.isEmpty()) at.fault("empty", "must name a kind of contact");
        return kinds;
    }
}
