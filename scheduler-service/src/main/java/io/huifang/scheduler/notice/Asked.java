package io.huifang.scheduler.notice;

import io.huifang.scheduler.budget.BudgetAnswer;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactLedger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The answer to each notice of a transaction: whether it may be sent. */
public final class Asked {
    private final List<Notice> granted = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();

    /**
     * A notice that is not sent.
     *
     * @param rule which rule forbids it
     * @param contactId the contact that uses the place in the budget; null for any other rule
     */
    public record Withheld(Notice notice, String rule, UUID contactId) {}

    /** Nobody asked for any. */
    static Asked nothing() {
        return new Asked();
    }

    /** Asks one after the other; each that is granted is entered in the ledger. */
    public static Asked of(List<Notice> notices, ContactLedger contacts, Instant now) {
        Asked asked = new Asked();
        notices.forEach(notice -> asked.ask(notice, contacts, now));
        return asked;
    }

    private void ask(Notice notice, ContactLedger contacts, Instant now) {
        hindrance(notice, contacts, now)
                .ifPresentOrElse(withheld::add, () -> grant(notice, contacts));
    }

    private static Optional<Withheld> hindrance(
            Notice notice, ContactLedger contacts, Instant now) {
        WantedNotice wanted = notice.wanted();
        Optional<String> forbiddenBy = wanted.forbiddenBy(notice, now);
        if (forbiddenBy.isPresent()) {
            return forbiddenBy.map(rule -> new Withheld(notice, rule, null));
        }
        BudgetAnswer answer = contacts.ask(wanted.customer(), wanted.kind(), notice.protects());
        return answer instanceof Exhausted exhausted
                ? Optional.of(new Withheld(notice, exhausted.rule(), exhausted.contactId()))
                : Optional.empty();
    }

    private void grant(Notice notice, ContactLedger contacts) {
        contacts.spend(notice.fact(), notice.wanted().kind(), notice.protects());
        granted.add(notice);
    }

    /** Those that are sent. */
    public List<Notice> granted() {
        return List.copyOf(granted);
    }

    /** Those that are not. */
    public List<Withheld> withheld() {
        return List.copyOf(withheld);
    }
}
