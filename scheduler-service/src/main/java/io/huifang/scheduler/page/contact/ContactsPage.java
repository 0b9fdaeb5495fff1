package io.huifang.scheduler.page.contact;

import io.huifang.scheduler.budget.ContactsView;
import io.huifang.scheduler.budget.ContactsView.ContactView;
import io.huifang.scheduler.budget.ContactsView.Known;
import io.huifang.scheduler.budget.ContactsView.LimitView;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Wording;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A customer's contacts and budget.
 *
 * @param customerId who was asked for; empty for nobody
 * @param problem why nothing is shown; null when nothing is wrong
 * @param asOf when it was so; null when nobody was asked for
 * @param limits what holds for him
 * @param contacts the latest first
 */
public record ContactsPage(
        String customerId,
        String problem,
        String asOf,
        List<Limit> limits,
        List<Contact> contacts) {

    static ContactsPage empty() {
        return new ContactsPage("", null, null, List.of(), List.of());
    }

    static ContactsPage wrong(String problem) {
        return new ContactsPage("", problem, null, List.of(), List.of());
    }

    /**
     * @param leadsOn whether the reader may see the callbacks
     */
    static ContactsPage of(ContactsView view, boolean leadsOn, Wording wording) {
        if (view.customer() != Known.KNOWN) {
            String why = wording.name("customerIs", view.customer());
            return new ContactsPage(view.customerId(), why, null, List.of(), List.of());
        }
        return new ContactsPage(
                view.customerId(),
                null,
                wording.say("contacts.asOf", wording.at(view.asOf())),
                view.limits().stream().map(it -> Limit.of(it, wording)).toList(),
                view.contacts().stream().map(it -> Contact.of(it, leadsOn, wording)).toList());
    }

    /**
     * One limit.
     *
     * @param rule what says so
     * @param allows a sentence: how many of what in how long
     * @param used how many count now
     * @param left how many may follow now
     * @param nextFree when another place becomes free; a dash when all are
     */
    public record Limit(String rule, String allows, int used, String left, String nextFree) {
        static Limit of(LimitView view, Wording wording) {
            return new Limit(
                    wording.name("limit", view.rule()),
                    allows(view, wording),
                    view.used(),
                    wording.say("contacts.left", view.left(), view.leftForProtection()),
                    wording.at(view.nextFreeAt()));
        }

        private static String allows(LimitView view, Wording wording) {
            String kinds =
                    view.counts().stream()
                            .map(kind -> wording.name("contact", kind))
                            .collect(Collectors.joining(", "));
            String within = wording.length(Duration.parse(view.within()));
            String most = wording.say("contacts.most", view.most(), within, kinds);
            return view.reserved() == 0
                    ? most
                    : most + wording.say("contacts.reserved", view.reserved());
        }
    }

    /**
     * One contact.
     *
     * @param path its callback's page; null for none
     * @param callback which one; empty for none
     * @param remarks what is special about it
     * @param enteredBy account of the person; empty for the service itself
     */
    public record Contact(
            String at,
            String kind,
            String state,
            String remarks,
            String path,
            String callback,
            String enteredBy) {
        static Contact of(ContactView view, boolean leadsOn, Wording wording) {
            boolean known = view.callbackId() != null;
            return new Contact(
                    wording.at(view.at()),
                    wording.name("contact", view.kind()),
                    wording.name("contactState", view.state()),
                    remarks(view, wording),
                    known && leadsOn ? Address.ofCallback(view.callbackId()) : null,
                    known ? view.callbackId().toString() : "",
                    view.enteredBy() == null ? "" : view.enteredBy());
        }

        private static String remarks(ContactView view, Wording wording) {
            String protects = view.protects() ? wording.say("contacts.protects") : "";
            String over = view.over() ? wording.say("contacts.over") : "";
            return protects.isEmpty() || over.isEmpty() ? protects + over : protects + "; " + over;
        }
    }
}
