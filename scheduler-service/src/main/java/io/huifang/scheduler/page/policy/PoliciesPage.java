package io.huifang.scheduler.page.policy;

import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.stored.PolicyView;

import java.util.List;

/**
 * Every version.
 *
 * @param lines newest first
 * @param mayChange whether the reader may store and activate versions
 */
public record PoliciesPage(List<Line> lines, boolean mayChange) {
    static PoliciesPage of(List<PolicyView> all, boolean mayChange, Wording wording) {
        return new PoliciesPage(all.stream().map(it -> Line.of(it, wording)).toList(), mayChange);
    }

    /**
     * One version.
     *
     * @param activated when and by whom it was put in force last; a dash for never
     */
    public record Line(int version, String path, boolean active, String stored, String activated) {
        static Line of(PolicyView view, Wording wording) {
            return new Line(
                    view.version(),
                    Address.ofPolicy(view.version()),
                    view.active(),
                    wording.say("byAt", view.storedBy(), wording.at(view.storedAt())),
                    activated(view, wording));
        }

        static String activated(PolicyView view, Wording wording) {
            return view.activatedAt() == null
                    ? "–"
                    : wording.say("byAt", view.activatedBy(), wording.at(view.activatedAt()));
        }
    }
}
