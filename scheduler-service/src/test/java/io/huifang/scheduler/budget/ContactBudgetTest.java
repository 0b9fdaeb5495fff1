package io.huifang.scheduler.budget;

import static io.huifang.scheduler.policy.ContactKind.CALL;
import static io.huifang.scheduler.policy.ContactKind.MANUAL;
import static io.huifang.scheduler.policy.ContactKind.NOTICE;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.budget.BudgetAnswer.Allowed;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.ContactLimits;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The usual limits: three a day, seven a week, two of these for the customer's protection. */
@Tag("R25")
class ContactBudgetTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");

    private final List<ContactEntry> entries = new ArrayList<>();

    @Test
    void allowsThreeCallsADay() {
        contact(CALL, Duration.ofHours(3));
        contact(CALL, Duration.ofHours(2));
        assertThat(ask(CALL)).isInstanceOf(Allowed.class);

        contact(CALL, Duration.ofHours(1));

        assertThat(ask(CALL)).isInstanceOf(Exhausted.class);
    }

    @Test
    void namesTheContactInTheWayAndWhenItLeavesTheWindow() {
        ContactEntry oldest = contact(MANUAL, Duration.ofHours(20));
        contact(CALL, Duration.ofHours(2));
        contact(CALL, Duration.ofHours(1));

        Exhausted refusal = (Exhausted) ask(CALL);

        assertThat(refusal.by()).isEqualTo(oldest);
        assertThat(refusal.until()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(refusal.rule()).isEqualTo("budget.exhausted");
        assertThat(refusal.contactId()).isEqualTo(oldest.entryId());
    }

    @Test
    void freesThePlaceAtTheVeryInstantAtWhichTheWindowIsOver() {
        contact(CALL, Duration.ofHours(24));
        contact(CALL, Duration.ofHours(2));
        contact(CALL, Duration.ofHours(1));

        assertThat(ask(CALL)).isInstanceOf(Allowed.class);
        assertThat(ask(CALL, false, NOW.minusNanos(1000))).isInstanceOf(Exhausted.class);
    }

    @Test
    void keepsTwoCallsOfTheWeekForProtection() {
        for (int day = 2; day <= 6; day++) contact(CALL, Duration.ofDays(day));

        assertThat(ask(CALL)).isInstanceOf(Exhausted.class);
        assertThat(ask(CALL, true, NOW)).isInstanceOf(Allowed.class);
    }

    @Test
    void leavesOthersTheirPlacesWhenProtectionUsedItsOwn() {
        for (int day = 2; day <= 5; day++) contact(CALL, Duration.ofDays(day));
        protection(Duration.ofDays(5));
        protection(Duration.ofDays(6));

        assertThat(ask(CALL)).isInstanceOf(Allowed.class);
    }

    @Test
    void neverExceedsTheWholeForProtectionEither() {
        for (int day = 2; day <= 6; day++) contact(CALL, Duration.ofDays(day));
        protection(Duration.ofDays(4));
        protection(Duration.ofDays(3));

        assertThat(ask(CALL, true, NOW)).isInstanceOf(Exhausted.class);
    }

    @Test
    void countsWhatIsOnlyReservedAndSaysThatItMayBeReleased() {
        reserved(Duration.ofHours(-8));
        contact(CALL, Duration.ofHours(2));
        contact(CALL, Duration.ofHours(1));

        assertThat(((Exhausted) ask(CALL)).mayEndSooner()).isTrue();
    }

    @Test
    void expectsNoReleaseOfWhatNobodyToldOfInTime() {
        reserved(Duration.ofHours(3));
        contact(CALL, Duration.ofHours(2));
        contact(CALL, Duration.ofHours(1));

        assertThat(((Exhausted) ask(CALL)).mayEndSooner()).isFalse();
    }

    @Test
    @Tag("P7")
    void seesAContactBeyondTheBudgetInWhateverOrderItWasTold() {
        ContactEntry told = contact(CALL, Duration.ofHours(4));
        contact(CALL, Duration.ofHours(3));
        contact(CALL, Duration.ofHours(2));
        boolean inTime = exceeds(told);

        ContactEntry fourth = contact(CALL, Duration.ofHours(1));
        boolean tooMany = exceeds(told) && exceeds(fourth);
        entries.set(entries.indexOf(fourth), fourth.settled(State.RELEASED, NOW));

        assertThat(inTime).isFalse();
        assertThat(tooMany).isTrue();
        assertThat(exceeds(told)).isFalse();
    }

    @Test
    void namesTheContactInTheWayAndNotTheOldest() {
        protection(Duration.ofDays(6));
        for (int day = 5; day >= 1; day--) contact(CALL, Duration.ofDays(day));

        ContactsView.LimitView week =
                ContactsView.LimitView.of(ContactLimits.USUAL.limits().get(1), entries, NOW);

        assertThat(week.left()).isZero();
        assertThat(week.leftForProtection()).isEqualTo(1);
        assertThat(week.nextFreeAt()).isEqualTo(NOW.plus(Duration.ofDays(2)));
        assertThat(week.freedBy()).isEqualTo(entries.get(1).entryId());
        assertThat(week.nextFreeForProtectionAt()).isNull();
    }

    @Test
    void countsNoContactThatWasNotMade() {
        contact(CALL, Duration.ofHours(3));
        contact(CALL, Duration.ofHours(2));
        add(CALL, State.RELEASED, false, Duration.ofHours(1));

        assertThat(ask(CALL)).isInstanceOf(Allowed.class);
    }

    @Test
    void usesNoCallUpForAMessageAndStillEndsThem() {
        contact(NOTICE, Duration.ofHours(3));
        contact(NOTICE, Duration.ofHours(2));

        assertThat(ask(CALL)).isInstanceOf(Allowed.class);
        assertThat(ask(NOTICE)).isInstanceOf(Exhausted.class);
        assertThat(ask(NOTICE, true, NOW)).isInstanceOf(Allowed.class);
    }

    @Test
    @Tag("R28")
    void looksBackForTheWeekOfAWishUnderAPolicyThatLimitsDaysOnly() {
        ContactLimits.Limit day =
                new ContactLimits.Limit(
                        ContactLimits.EXHAUSTED, Duration.ofDays(1), 3, 0, Set.of(CALL));

        ContactLimits limits = new ContactLimits(List.of(day), null);

        assertThat(limits.longest()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    @Tag("R28")
    void followsTheCustomersWishExceptForHisProtection() {
        contact(NOTICE, Duration.ofDays(3));
        List<ContactLimits.Limit> wished = ContactLimits.USUAL.and(OptionalInt.of(1)).limits();

        BudgetAnswer service = ContactBudget.ask(entries, wished, CALL, false, NOW);

        assertThat(((Exhausted) service).limit().rule()).isEqualTo(ContactLimits.WISH);
        assertThat(ContactBudget.ask(entries, wished, CALL, true, NOW)).isInstanceOf(Allowed.class);
    }

    @Test
    @Tag("R28")
    void callsNobodyWhoWantsNoCallAtAll() {
        List<ContactLimits.Limit> wished = ContactLimits.USUAL.and(OptionalInt.of(0)).limits();

        BudgetAnswer answer = ContactBudget.ask(List.of(), wished, CALL, false, NOW);

        assertThat(((Exhausted) answer).rule()).isEqualTo(ContactLimits.WISH);
    }

    private BudgetAnswer ask(ContactKind kind) {
        return ask(kind, false, NOW);
    }

    private BudgetAnswer ask(ContactKind kind, boolean protects, Instant now) {
        return ContactBudget.ask(entries, ContactLimits.USUAL.limits(), kind, protects, now);
    }

    private boolean exceeds(ContactEntry contact) {
        return ContactBudget.exceeds(entries, ContactLimits.USUAL.limits(), contact);
    }

    private ContactEntry contact(ContactKind kind, Duration ago) {
        return add(kind, State.SPENT, false, ago);
    }

    private void protection(Duration ago) {
        add(CALL, State.SPENT, true, ago);
    }

    private void reserved(Duration ago) {
        add(CALL, State.RESERVED, false, ago);
    }

    private ContactEntry add(ContactKind kind, State state, boolean protects, Duration ago) {
        ContactEntry entry =
                new ContactEntry(
                        "c-1",
                        UUID.randomUUID(),
                        kind,
                        state,
                        protects,
                        NOW,
                        NOW.minus(ago),
                        null,
                        null,
                        null);
        entries.add(entry);
        return entry;
    }
}
