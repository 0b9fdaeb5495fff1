package io.huifang.scheduler.page.policy;

import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.stored.PolicyView;

/**
 * One version.
 *
 * @param version from 1
 * @param done what was just done; null for nothing
 * @param active whether it is in force
 * @param stored when and by whom
 * @param activated when and by whom it was put in force last; a dash for never
 * @param document as it was stored
 * @param comparison page that compares it with the one before; null for the first
 * @param activation page that puts it in force; null for who may not, and when it is in force
 * @param trial page that tries it on past events; null for who may not
 * @param replays page of those trials; null for who may not see them
 */
public record PolicyPage(
        int version,
        String done,
        boolean active,
        String stored,
        String activated,
        String document,
        String comparison,
        String activation,
        String trial,
        String replays) {

    static PolicyPage of(
            PolicyView view, String done, boolean mayChange, boolean seesReplays, Wording wording) {
        int version = view.version();
        return new PolicyPage(
                version,
                wording.knows("policy.done", String.valueOf(done))
                        ? wording.name("policy.done", done)
                        : null,
                view.active(),
                wording.say("byAt", view.storedBy(), wording.at(view.storedAt())),
                PoliciesPage.Line.activated(view, wording),
                view.document(),
                version == 1
                        ? null
                        : "/pages/policies/comparison?from=" + (version - 1) + "&to=" + version,
                mayChange && !view.active() ? Address.ofPolicy(version) + "/activation" : null,
                mayChange ? Address.ofTrial(version) : null,
                seesReplays ? Section.REPLAYS.path() + "?version=" + version : null);
    }
}
