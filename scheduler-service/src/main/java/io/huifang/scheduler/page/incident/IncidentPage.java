package io.huifang.scheduler.page.incident;

import io.huifang.scheduler.incident.desk.IncidentView;
import io.huifang.scheduler.incident.desk.IncidentView.ActView;
import io.huifang.scheduler.incident.desk.IncidentView.TasksView;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Fact;
import io.huifang.scheduler.page.Step;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One incident.
 *
 * @param done what was just done; null for nothing
 * @param steps from its begin over its customers to its end
 * @param closure page that ends it; null for who may not, and when it has ended
 */
public record IncidentPage(String done, List<Step> steps, String closure) {
    /**
     * @param rules of the policy in force
     */
    static IncidentPage of(
            IncidentView view, IncidentRules rules, String done, boolean mayClose, Wording it) {
        Chain chain = new Chain(view, rules, it);
        return new IncidentPage(
                it.knows("incident.done", String.valueOf(done))
                        ? it.name("incident.done", done)
                        : null,
                List.of(chain.begin(), chain.customers(), chain.end(), chain.calls()),
                mayClose && view.open()
                        ? Address.ofIncident(view.incidentId()) + "/closure"
                        : null);
    }

    private record Chain(IncidentView view, IncidentRules rules, Wording wording) {
        Step begin() {
            List<Fact> facts = new ArrayList<>();
            String key = new IncidentKey(view.rule(), view.values()).toString();
            facts.add(Fact.of(wording.say("incident.what"), key));
            facts.add(Fact.of(wording.say("incident.since"), wording.at(view.since())));
            facts.addAll(act("incident.opened", view.opened()));
            String words = wording.say(view.open() ? "incident.open" : "incident.over");
            return new Step(wording.say("chain.incident"), words, facts);
        }

        Step customers() {
            TasksView tasks = view.tasks();
            return new Step(
                    wording.say("incident.customers"),
                    wording.say("incident.waiting", tasks.held()),
                    List.of(
                            Fact.of(wording.say("incident.noticed"), view.notices()),
                            Fact.of(wording.say("incident.left"), tasks.left()),
                            Fact.of(wording.say("incident.spared"), tasks.spared()),
                            Fact.of(wording.say("incident.released"), tasks.released())));
        }

        Step end() {
            String name = wording.say("incident.end");
            if (!view.open()) {
                List<Fact> facts = act("incident.closed", view.closed());
                return new Step(name, wording.at(view.closed().at()), facts);
            }
            if (view.opened().by() != null) {
                return new Step(name, wording.say("incident.endsByHand"), List.of());
            }
            String words =
                    rule().map(IncidentRule::closesAfter)
                            .map(
                                    quiet ->
                                            wording.say(
                                                    "incident.endsWhenQuiet",
                                                    quiet.below(),
                                                    wording.length(quiet.lasting())))
                            .orElseGet(() -> wording.say("incident.endsSoon"));
            return new Step(name, words, List.of());
        }

        /** How many calls a minute there are once it has ended. */
        Step calls() {
            List<Fact> facts =
                    rule().map(IncidentRule::spread)
                            .map(wording::length)
                            .map(spread -> List.of(Fact.of(wording.say("incident.spread"), spread)))
                            .orElse(List.of());
            return new Step(
                    wording.say("incident.calls"),
                    wording.say("incident.callsPerMinute", rules.callsPerMinute()),
                    facts);
        }

        private List<Fact> act(String label, ActView act) {
            String at = wording.at(act.at());
            return act.by() == null
                    ? List.of(
                            Fact.of(wording.say(label), wording.say("incident.byRule", at)),
                            Fact.english(wording.say("history.because"), act.because()))
                    : List.of(
                            Fact.of(wording.say(label), wording.say("byAt", act.by(), at)),
                            Fact.of(wording.say("history.because"), act.because()));
        }

        private Optional<IncidentRule> rule() {
            return rules.rule(view.rule());
        }
    }
}
