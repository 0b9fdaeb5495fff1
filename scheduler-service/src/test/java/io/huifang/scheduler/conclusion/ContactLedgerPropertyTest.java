package io.huifang.scheduler.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.budget.BudgetAnswer.Allowed;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
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

    /** A call that rang. */
    record Rang(Instant at, boolean protects) {}

    /** An attempt with the survey side. */
    record Open(UUID attemptId, Instant dispatchedAt, Instant silentAt, boolean protects) {}

    /**
     * What happens next.
     *
     * @param after so many minutes
     * @param pick which of the open attempts it is about
     * @param share how much of the time between dispatch and word had passed when it rang
     */
    record Step(int after, Happening what, boolean protects, int pick, double share) {}

    enum Happening {
        DUE,
        RANG,
        NOT_MADE
    }

    private final List<Rang> rang = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private Collection<ContactEntry> stored = List.of();

    @Property(tries = 500)
    void noWindowHasTooManyCalls(@ForAll("lives") List<Step> life) {
        rang.clear();
        open.clear();
        stored = List.of();

        Instant now = BEGIN;
        for (Step step : life) {
            now = now.plus(Duration.ofMinutes(step.after()));
            silence(now);
            live(step, now);
        }

        assertThat(tooMany(rang)).isEmpty();
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
        switch (step.what()) {
            case DUE -> due(step.protects(), now);
            case RANG -> told(step, now, true);
            case NOT_MADE -> told(step, now, false);
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
        Instant silentAt = now.plus(Duration.ofHours(6));
        Open attempt = new Open(UUID.randomUUID(), now, silentAt, protects);
        ledger.reserve("c-1", attempt.attemptId(), UUID.randomUUID(), protects, silentAt);
        open.add(attempt);
        stored = ledger.of("c-1");
    }

    private BudgetAnswer asked(boolean protects, Instant at) {
        return ledger(at).ask(CUSTOMER, ContactKind.CALL, protects);
    }

    private void told(Step step, Instant now, boolean made) {
        if (open.isEmpty()) return;
        end(open.remove(step.pick() % open.size()), now, made, step.share());
    }

    /** Nobody tells any more, and it may have rung as late as that. */
    private void silence(Instant now) {
        for (Open attempt : List.copyOf(open)) {
            if (attempt.silentAt().isBefore(now)) {
                open.remove(attempt);
                end(attempt, attempt.silentAt(), true, 1);
            }
        }
    }

    private void end(Open attempt, Instant at, boolean made, double share) {
        ContactLedger ledger = ledger(at);
        ledger.settle("c-1", attempt.attemptId(), made, at);
        stored = ledger.of("c-1");
        assertThat(stored).noneMatch(ContactEntry::over);
        long span = Duration.between(attempt.dispatchedAt(), at).toSeconds();
        if (made) {
            Instant ringing = attempt.dispatchedAt().plusSeconds((long) (span * share));
            rang.add(new Rang(ringing, attempt.protects()));
        }
    }

    private ContactLedger ledger(Instant now) {
        return new ContactLedger(POLICY, stored, now);
    }

    /** Windows with more calls than allowed, by a count that knows nothing of ledgers. */
    private static Map<Instant, Limit> tooMany(List<Rang> calls) {
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
                                Arbitraries.integers().between(0, 600),
                                Arbitraries.of(
                                        Happening.DUE,
                                        Happening.DUE,
                                        Happening.DUE,
                                        Happening.RANG,
                                        Happening.NOT_MADE),
                                Arbitraries.of(true, false, false),
                                Arbitraries.integers().between(0, 9),
                                Arbitraries.doubles().between(0, 1))
                        .as(Step::new);
        return step.list().ofMinSize(20).ofMaxSize(120);
    }
}
