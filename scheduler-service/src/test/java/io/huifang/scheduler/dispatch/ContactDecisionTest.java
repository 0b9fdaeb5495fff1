package io.huifang.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.Purpose;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The budget as it is asked when a task is due. Nothing here needs a database. */
@Tag("R25")
@Tag("D3")
class ContactDecisionTest {
    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final Customer CUSTOMER = Customer.unknown("c-1");

    private final Policy usual = DefaultPolicy.read();
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    private final ContactLedger contacts = new ContactLedger(usual, List.of(), TEN);

    @Test
    void reservesTheContactThatItAllows() {
        decide(task(Duration.ofDays(14)), usual);

        assertThat(contacts.of("c-1")).hasSize(1);
        assertThat(ledger.news()).anyMatch(it -> it.fact() instanceof CallbackDispatched);
    }

    @Test
    @Tag("R64")
    @Tag("R102")
    void letsTheAgentOfferOnlyWhatTheCustomerAgreedTo() {
        Statement granted = new Statement.ConsentGranted(Purpose.MARKETING, TEN.minusSeconds(9));
        Statement withdrawn =
                new Statement.ConsentWithdrawn(Purpose.MARKETING, TEN.minusSeconds(8));

        assertThat(mayOffer(CUSTOMER)).isEqualTo(false);
        assertThat(mayOffer(CUSTOMER.heard(granted))).isEqualTo(true);
        assertThat(mayOffer(CUSTOMER.heard(granted).heard(withdrawn))).isEqualTo(false);
    }

    private Object mayOffer(Customer customer) {
        TaskLedger told = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
        ContactLedger fresh = new ContactLedger(usual, List.of(), TEN);
        CallbackTask task = task(Duration.ofDays(14));
        ContactDecision.of(task, customer, usual, fresh, TEN)
                .applyTo(task, Map.of("mayOffer", "what the event says"), told, fresh);
        return told.news().stream()
                .map(it -> it.fact())
                .filter(CallbackDispatched.class::isInstance)
                .map(it -> ((CallbackDispatched) it).context().get("mayOffer"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void holdsBackTheFourthCallOfADayUntilTheFirstIsADayAgo() {
        called(Duration.ofHours(3), Duration.ofHours(2), Duration.ofHours(1));
        CallbackTask task = task(Duration.ofDays(14));

        decide(task, usual);

        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        // 7:00 the next morning is no hour to call
        assertThat(task.standing().dueAt()).isEqualTo(Instant.parse("2026-03-05T01:00:00Z"));
    }

    @Test
    void endsTheTaskForWhichThatIsTooLate() {
        called(Duration.ofHours(3), Duration.ofHours(2), Duration.ofHours(1));
        CallbackTask task = task(Duration.ofHours(8));

        decide(task, usual);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(ledger.notices()).isEmpty();
    }

    @Test
    void tellsTheCustomerThenWhenThePolicyWantsIt() {
        called(Duration.ofHours(3), Duration.ofHours(2), Duration.ofHours(1));

        decide(task(Duration.ofHours(8)), withLastNotice("could-not-reach-you"));

        assertThat(ledger.notices()).hasSize(1);
    }

    @Test
    @Tag("D7")
    void writesToNobodyAboutWhatAThiefMayNotRead() {
        called(Duration.ofHours(3), Duration.ofHours(2), Duration.ofHours(1));

        decide(task("account-locked", Duration.ofHours(8)), withLastNotice("could-not-reach-you"));

        assertThat(ledger.news()).isNotEmpty();
        assertThat(ledger.notices()).isEmpty();
    }

    @Test
    void waitsToTheLastForAPlaceThatMayBeReleased() {
        for (int i = 0; i < 3; i++) decide(task(Duration.ofDays(14)), usual);
        CallbackTask task = task(Duration.ofHours(8));

        decide(task, usual);

        assertThat(task.standing().status()).isEqualTo(Status.WAITING);
        assertThat(task.standing().dueAt()).isEqualTo(task.standing().freshUntil());
    }

    @Test
    void endsByTheBudgetsRuleWhenNoPlaceWasReleasedInTime() {
        for (int i = 0; i < 3; i++) decide(task(Duration.ofDays(14)), usual);
        CallbackTask task = task(Duration.ofHours(8));
        Policy telling = withLastNotice("we-did-not-call");
        decide(task, telling);
        Instant over = task.standing().dueAt();

        ContactDecision last = ContactDecision.of(task, CUSTOMER, telling, contacts, over);

        assertThat(last)
                .isInstanceOfSatisfying(
                        ContactDecision.Overtaken.class,
                        it -> {
                            assertThat(it.rule()).isEqualTo("budget.exhausted");
                            assertThat(it.contactId()).isNotNull();
                            assertThat(it.notice()).isPresent();
                        });
    }

    @Test
    @Tag("R24")
    @Tag("D9")
    @Tag("R42")
    void endsByTheClocksRuleWhatNeverWaitedForAPlaceAndTellsWhoWaited() {
        CallbackTask task = task(Duration.ofHours(8));
        Instant over = task.standing().freshUntil();

        ContactDecision last = ContactDecision.of(task, CUSTOMER, usual, contacts, over);
        last.applyTo(task, Map.of(), ledger, contacts);

        assertThat(last)
                .isInstanceOfSatisfying(
                        ContactDecision.Overtaken.class,
                        it -> assertThat(it.rule()).isEqualTo("freshness.over"));
        assertThat(task.standing().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(ledger.notices())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.fact().template()).isEqualTo("no-hour-for-a-call");
                            assertThat(it.fact().callAt()).isNull();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-locked", "risk-check", "takeover", "welcome"})
    @Tag("R24")
    @Tag("D7")
    void endsInSilenceWhatAThiefMayReadOrNobodyWaitsFor(String reason) {
        CallbackTask task = task(reason, Duration.ofHours(8));
        Instant over = task.standing().freshUntil();

        ContactDecision last = ContactDecision.of(task, CUSTOMER, usual, contacts, over);

        assertThat(last)
                .isInstanceOfSatisfying(
                        ContactDecision.Refuse.class,
                        it -> assertThat(it.outcome()).isEqualTo(Outcome.EXPIRED));
    }

    @Test
    @Tag("R28")
    void keepsToTheMostContactsThatTheCustomerWishesFor() {
        Customer modest = CUSTOMER.heard(new Statement.PreferenceChanged(null, 1, null, null, TEN));
        called(Duration.ofDays(2));

        ContactDecision decision =
                ContactDecision.of(task(Duration.ofDays(14)), modest, usual, contacts, TEN);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        ContactDecision.HoldBack.class,
                        it -> {
                            assertThat(it.until()).isEqualTo(TEN.plus(Duration.ofDays(5)));
                            assertThat(it.exhausted().rule()).isEqualTo("preference.most-per-week");
                        });
    }

    @Test
    @Tag("R27")
    void keepsToALawThatIsStricterThanThePolicy() {
        called(Duration.ofHours(3), Duration.ofHours(2), Duration.ofHours(1));
        ContactLimits.Limit many =
                new ContactLimits.Limit(
                        ContactLimits.EXHAUSTED,
                        Duration.ofDays(1),
                        50,
                        0,
                        Set.of(ContactKind.CALL));
        Policy lax = with(new ContactLimits(List.of(many), null));
        ContactLedger same = new ContactLedger(lax, contacts.of("c-1"), TEN);

        ContactDecision decision =
                ContactDecision.of(task(Duration.ofDays(14)), CUSTOMER, lax, same, TEN);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        ContactDecision.HoldBack.class,
                        it -> assertThat(it.exhausted().rule()).isEqualTo("law.contacts"));
    }

    private void decide(CallbackTask task, Policy policy) {
        ContactDecision.of(task, CUSTOMER, policy, contacts, TEN)
                .applyTo(task, Map.of(), ledger, contacts);
    }

    private void called(Duration... ago) {
        for (Duration before : ago) {
            UUID attempt = UUID.randomUUID();
            contacts.reserve("c-1", attempt, attempt, false, TEN);
            contacts.settle("c-1", attempt, true, TEN.minus(before));
        }
    }

    private CallbackTask task(Duration freshness) {
        return task("refund-delayed", freshness);
    }

    private CallbackTask task(String reason, Duration freshness) {
        UUID id = UUID.randomUUID();
        String cause = id.toString();
        Matter matter = new Matter(id, id, null, "c-1", reason, cause, cause, TEN, TEN, 1, null);
        CallbackTask task =
                CallbackTask.of(matter, Standing.waiting(TEN, TEN.plus(freshness), TEN, 60));
        ledger.open(task);
        return task;
    }

    private Policy withLastNotice(String template) {
        return with(new ContactLimits(usual.contactLimits().limits(), template));
    }

    private Policy with(ContactLimits limits) {
        return new Policy(
                usual.version(),
                usual.types(),
                usual.reasons(),
                usual.feasibleTime(),
                usual.calendar(),
                usual.silenceGrace(),
                usual.laws(),
                usual.permissions(),
                limits,
                usual.followUps(),
                usual.businessClock(),
                usual.periodic(),
                usual.incidents(),
                usual.holdOut(),
                usual.notices(),
                usual.appointments());
    }
}
