package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.budget.BudgetAnswer;
import io.huifang.scheduler.budget.BudgetAnswer.Allowed;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.ContactLimits.Limit;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Weeks of a customer's life in which attempts are dispatched, made or not, told in any order, late
 * or never. A judge who only knows when the telephone rang finds no window with too many calls.
 */
@Tag("P13")
@Tag("D3")
@Tag("R25")
class ContactLedgerPropertyTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final Customer CUSTOMER = Customer.unknown("c-1");
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
    private static final List<Limit> LIMITS =
            ContactLimits.USUAL.limits().stream()
                    .filter(limit -> limit.counts().contains(ContactKind.CALL))
                    .toList();

    /** How long after its dispatch silence about an attempt is taken for loss. */
    private static final Duration SILENT_AFTER = Duration.ofHours(6);

    private static final Set<Happening> MADE =
            Set.of(Happening.RANG, Happening.RETURNED_AFTER_A_REVEAL);

    /** A call that rang. */
    record Rang(Instant at, boolean protects) {}

    /**
     * What happens next.
     *
     * @param after so many minutes
     * @param pick which of the attempts it is about
     * @param share how much of the time between dispatch and word had passed when it rang
     */
    record Step(int after, Happening what, boolean protects, int pick, double share) {}

    enum Happening {
        DUE,
        /** An agent concludes a call. */
        RANG,
        /** An agent concludes that there was no call. */
        LINE_FAILURE,
        /** Nobody took it. */
        RETURNED,
        /** Somebody dialled and was never heard of again. */
        RETURNED_AFTER_A_REVEAL,
        /** Silence is looked for; it may be long over. */
        SILENCE,
        /** The agent's word comes after the attempt was given up. */
        LATE_WORD
    }

    private final Calls calls = new Calls(POLICY, CUSTOMER);
    private final Map<UUID, Rang> rang = new HashMap<>();
    private final List<CallbackTask> open = new ArrayList<>();
    private final List<CallbackTask> givenUp = new ArrayList<>();
    private Collection<ContactEntry> stored = List.of();

    @Property(tries = 500)
    void noWindowHasTooManyCalls(@ForAll("lives") List<Step> life) {
        rang.clear();
        open.clear();
        givenUp.clear();
        stored = List.of();

        Instant now = BEGIN;
        for (Step step : life) {
            now = now.plus(Duration.ofMinutes(step.after()));
            live(step, now);
        }
        silence(now.plus(SILENT_AFTER), 1);

        assertThat(tooMany(rang.values())).isEmpty();
    }

    @Example
    void wouldNoticeACallThatNobodyAskedFor() {
        List<Rang> day = new ArrayList<>();
        for (int hour = 0; hour < 4; hour++) {
            day.add(new Rang(BEGIN.plus(Duration.ofHours(hour)), false));
        }

        assertThat(tooMany(day)).isNotEmpty();
        assertThat(tooMany(day.subList(0, 3))).isEmpty();
    }

    private void live(Step step, Instant now) {
        if (step.what() == Happening.DUE) {
            due(step.protects(), now);
        } else if (step.what() == Happening.SILENCE) {
            silence(now, step.share());
        } else if (step.what() == Happening.LATE_WORD) {
            if (!givenUp.isEmpty())
                lateWord(step, givenUp.remove(step.pick() % givenUp.size()), now);
        } else if (!open.isEmpty()) {
            told(step, open.remove(step.pick() % open.size()), now);
        }
    }

    private void due(boolean protects, Instant now) {
        ContactLedger ledger = ledger(now);
        BudgetAnswer answer = ledger.ask(CUSTOMER, ContactKind.CALL, protects);
        if (answer instanceof Exhausted exhausted) {
            assertThat(exhausted.until()).isAfter(now);
            assertThat(asked(protects, exhausted.until())).isInstanceOf(Allowed.class);
            assertThat(asked(protects, exhausted.until().minusNanos(1)))
                    .isInstanceOf(Exhausted.class);
            return;
        }
        open.add(calls.dispatch(ledger, now, SILENT_AFTER, protects));
        stored = ledger.of("c-1");
    }

    private BudgetAnswer asked(boolean protects, Instant at) {
        return ledger(at).ask(CUSTOMER, ContactKind.CALL, protects);
    }

    private void told(Step step, CallbackTask task, Instant now) {
        ContactLedger ledger = ledger(now);
        switch (step.what()) {
            case RANG -> calls.concluded(ledger, task, now, Disposition.NO_ANSWER);
            case LINE_FAILURE -> calls.concluded(ledger, task, now, Disposition.LINE_FAILURE);
            case RETURNED -> calls.returned(ledger, task, now, false);
            default -> calls.returned(ledger, task, now, true);
        }
        stored = ledger.of("c-1");
        if (MADE.contains(step.what())) rings(task, now, step.share());
    }

    /** Nobody told any more, and it may have rung at the last moment. */
    private void silence(Instant now, double share) {
        for (CallbackTask task : List.copyOf(open)) {
            if (Calls.attempt(task).silentAt().isAfter(now)) continue;
            ContactLedger ledger = ledger(now);
            calls.silent(ledger, task, now);
            stored = ledger.of("c-1");
            open.remove(task);
            givenUp.add(task);
            rings(task, now, share);
        }
    }

    private void lateWord(Step step, CallbackTask task, Instant now) {
        ContactLedger ledger = ledger(now);
        calls.concluded(
                ledger,
                task,
                now,
                step.protects() ? Disposition.LINE_FAILURE : Disposition.NO_ANSWER);
        stored = ledger.of("c-1");
        if (step.protects()) rang.remove(task.id());
    }

    /** Never after the end of its calling window, however late that is told. */
    private void rings(CallbackTask task, Instant told, double share) {
        Attempt attempt = Calls.attempt(task);
        Instant end = told.isAfter(attempt.silentAt()) ? attempt.silentAt() : told;
        long span = Duration.between(attempt.dispatchedAt(), end).toSeconds();
        Instant at = attempt.dispatchedAt().plusSeconds((long) (span * share));
        rang.put(task.id(), new Rang(at, task.matter().reason().equals("risk-check")));
    }

    private ContactLedger ledger(Instant now) {
        return new ContactLedger(POLICY, stored, now);
    }

    /** Windows with more calls than allowed, by a count that knows nothing of ledgers. */
    private static Map<Instant, Limit> tooMany(Collection<Rang> calls) {
        Map<Instant, Limit> windows = new HashMap<>();
        for (Limit limit : LIMITS) {
            for (Rang last : calls) {
                Instant begin = last.at().minus(limit.within());
                List<Rang> within =
                        calls.stream()
                                .filter(it -> it.at().isAfter(begin))
                                .filter(it -> !it.at().isAfter(last.at()))
                                .toList();
                long others = within.stream().filter(it -> !it.protects()).count();
                if (within.size() > limit.most() || others > limit.most() - limit.reserved()) {
                    windows.put(last.at(), limit);
                }
            }
        }
        return windows;
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Step> step =
                Combinators.combine(
                                Arbitraries.integers().between(0, 900),
                                Arbitraries.of(
                                        Happening.DUE,
                                        Happening.DUE,
                                        Happening.DUE,
                                        Happening.DUE,
                                        Happening.RANG,
                                        Happening.LINE_FAILURE,
                                        Happening.RETURNED,
                                        Happening.RETURNED_AFTER_A_REVEAL,
                                        Happening.SILENCE,
                                        Happening.LATE_WORD),
                                Arbitraries.of(true, false, false),
                                Arbitraries.integers().between(0, 9),
                                Arbitraries.doubles().between(0, 1))
                        .as(Step::new);
        return step.list().ofMinSize(20).ofMaxSize(120);
    }
}
