package io.huifang.scheduler.page.decision;

import io.huifang.scheduler.decision.DecisionView;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Wording;

import java.util.List;

/**
 * The search, with what it found.
 *
 * @param asked what stands in the form
 * @param problem why nothing was searched for, or found; null when nothing is wrong
 * @param lines the customer's decisions, youngest first; null when none were asked for
 * @param older page of the older ones; null when there are none
 * @param contacts page of the customer's contacts; null without a customer
 * @param more how many more are shown than before; null when these are the first
 */
public record SearchPage(
        Asked asked, String problem, List<Line> lines, String older, String contacts, String more) {

    static SearchPage empty(Asked asked) {
        return new SearchPage(asked, null, null, null, null, null);
    }

    static SearchPage wrong(Asked asked, String problem) {
        return new SearchPage(asked, problem, null, null, null, null);
    }

    /**
     * @param further whether they follow others
     */
    static SearchPage found(Asked asked, DecisionView.Page page, boolean further, Wording wording) {
        String of = Address.ofDecisions(asked.customerId());
        return new SearchPage(
                asked,
                null,
                page.decisions().stream().map(it -> Line.of(it, wording)).toList(),
                page.next() == null ? null : of + "&cursor=" + Address.encoded(page.next()),
                Address.ofContacts(asked.customerId()),
                further ? wording.say("search.more", page.decisions().size()) : null);
    }

    /**
     * What was asked for; empty where nothing was.
     *
     * @param source of the event
     * @param id of the event
     * @param customerId whose decisions
     */
    public record Asked(String source, String id, String customerId) {
        static Asked of(String source, String id, String customerId) {
            return new Asked(said(source), said(id), said(customerId));
        }

        private static String said(String value) {
            return value == null ? "" : value.strip();
        }

        boolean isOfEvent() {
            return !source.isEmpty() || !id.isEmpty();
        }

        boolean isReadable() {
            return !(source + id + customerId).contains("\0");
        }
    }

    /** One decision. */
    public record Line(
            String at, String decision, String type, String reason, String rule, String path) {
        static Line of(DecisionView view, Wording wording) {
            return new Line(
                    wording.at(view.decidedAt()),
                    wording.name("decision", view.decision()),
                    view.type(),
                    view.reason() == null ? "–" : wording.reason(view.reason()),
                    wording.name("rule", view.rule()),
                    Address.ofEvent(view.source(), view.id()));
        }
    }
}
