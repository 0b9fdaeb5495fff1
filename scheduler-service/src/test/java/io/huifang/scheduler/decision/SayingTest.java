package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.IdentityLevel;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a customer says of himself, and what becomes of the calls about him. */
class SayingTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Instant BEFORE = NOON.minus(Duration.ofMinutes(10));
    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";

    private final CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOON);
    private final ContactLedger contacts = new ContactLedger(POLICY, List.of(), NOON);
    private final DecisionBatch batch =
            new DecisionBatch(POLICY, new HashMap<>(Map.of(CUSTOMER, state)), ledger);

    @Test
    @Tag("D10")
    @Tag("P14")
    void endsWhatAWithdrawnConsentCoversAndListsIt() {
        CallbackTask waiting = opened("how-to", "feature.difficulty_reported");
        CallbackTask dispatched = opened("refund-delayed", "refund.delayed");
        CallbackTask risk = opened("risk-check", "risk.flagged");
        batch.dispatchDue(contacts);

        Decision decision = says(withdrawn(Purpose.SERVICE, NOON));

        assertThat(decision.kind()).isEqualTo(DecisionKind.CANCELLED_OTHER);
        assertThat(decision.rule()).isEqualTo("withdrawal.stops");
        assertThat(decision.inputs())
                .containsEntry(Input.PURPOSE, Purpose.SERVICE)
                .containsEntry(Input.STOPPED, List.of(waiting.id(), dispatched.id()));
        assertThat(List.of(waiting, dispatched))
                .extracting(task -> task.standing().outcome())
                .containsOnly(Outcome.SUPPRESSED);
        assertThat(risk.isOpen()).isTrue();
        assertThat(told(dispatched))
                .containsExactly(
                        CallbackDispatched.class, CallbackWithdrawn.class, CallbackClosed.class);
        assertThat(told(waiting)).containsExactly(CallbackClosed.class);
    }

    @Test
    @Tag("D10")
    void goesOnProtectingWhoWithdrewHisConsentAndSaysSo() {
        CallbackTask takeover = opened("takeover", "account.takeover_suspected");
        CallbackTask risk = opened("risk-check", "risk.flagged");

        Decision decision = says(withdrawn(Purpose.RISK, NOON));

        assertThat(takeover.isOpen()).isTrue();
        assertThat(risk.isOpen()).isFalse();
        assertThat(decision.inputs())
                .containsEntry(Input.STOPPED, List.of(risk.id()))
                .containsEntry(Input.GO_ON, List.of(takeover.id()));
        assertThat(decision.explanation()).contains("but for those that outrank his word");
    }

    @Test
    @Tag("P14")
    void opensNothingAfterAWithdrawalAndSaysWhy() {
        says(withdrawn(Purpose.SERVICE, BEFORE));

        Decision decision = decide(event("refund.delayed", NOON, "r-1", Map.of(), null));

        assertThat(decision.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(decision.rule()).isEqualTo("consent.withdrawn");
        assertThat(decision.explanation())
                .isEqualTo(
                        "The customer withdrew his consent to contacts for SERVICE at "
                                + BEFORE
                                + ".");
        assertThat(decision.inputs()).containsEntry(Input.CONSENT_WITHDRAWN_AT, BEFORE);
    }

    @Test
    @Tag("P7")
    void endsInOneStateWhetherTheWithdrawalWasTakenBackBeforeOrAfterItCame() {
        WalletEvent harm = event("refund.delayed", BEFORE, "r-1", Map.of(), null);
        WalletEvent withdrawal = saying(withdrawn(Purpose.SERVICE, BEFORE.plusSeconds(1)));
        WalletEvent grant =
                saying(new Statement.ConsentGranted(Purpose.SERVICE, BEFORE.plusSeconds(2)));
        Set<Object> ends = new HashSet<>();

        for (List<WalletEvent> order :
                List.of(
                        List.of(harm, withdrawal, grant),
                        List.of(harm, grant, withdrawal),
                        List.of(withdrawal, harm, grant),
                        List.of(withdrawal, grant, harm),
                        List.of(grant, harm, withdrawal),
                        List.of(grant, withdrawal, harm))) {
            CustomerState fresh = new CustomerState(Customer.unknown(CUSTOMER));
            DecisionBatch decisions =
                    new DecisionBatch(POLICY, new HashMap<>(Map.of(CUSTOMER, fresh)), ledger);
            order.forEach(event -> decisions.decide(received(event)));
            ends.add(List.of(fresh.customer().statements(), fresh.open().size()));
        }

        assertThat(ends).hasSize(1);
        assertThat(ends.toString()).endsWith("0]]");
    }

    @Test
    @Tag("R28")
    void endsCallsToWhoWantsNone() {
        CallbackTask task = opened("refund-delayed", "refund.delayed");

        Decision decision =
                says(new Statement.PreferenceChanged(null, null, Set.of(Channel.SMS), null, NOON));

        assertThat(decision.rule()).isEqualTo("preference.stops");
        assertThat(task.standing().outcome()).isEqualTo(Outcome.SUPPRESSED);
    }

    @Test
    @Tag("R39")
    void wantsAnAgentWhoSpeaksTheCustomersLanguage() {
        says(new Statement.PreferenceChanged(null, null, null, "en", BEFORE));
        opened("refund-delayed", "refund.delayed");

        batch.dispatchDue(contacts);

        assertThat(dispatches())
                .singleElement()
                .extracting(CallbackDispatched::language)
                .isEqualTo("en");
    }

    @Test
    @Tag("D7")
    @Tag("R10")
    void callsTheOlderNumberAboutATakeoverAndSaysWhy() {
        says(new Statement.ContactChanged(BEFORE));

        Decision decision = decide(event("account.takeover_suspected", NOON, null, Map.of(), null));
        batch.dispatchDue(contacts);

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(decision.explanation())
                .contains("the number is the one from before " + BEFORE, "may be a thief's");
        assertThat(decision.inputs())
                .containsEntry(Input.CONTACT_CHANGED_AT, BEFORE)
                .containsEntry(Input.NUMBER_AS_OF, BEFORE.minusMillis(1));
        assertThat(dispatches())
                .singleElement()
                .extracting(CallbackDispatched::numberAsOf)
                .isEqualTo(BEFORE.minusMillis(1));
    }

    @Test
    @Tag("R66")
    void tellsTheAgentHowSureHeMustBeOfWhoIsOnTheLine() {
        decide(event("account.locked", NOON, null, Map.of(), null));
        opened("refund-delayed", "refund.delayed");
        batch.dispatchDue(contacts);

        assertThat(dispatches())
                .extracting(CallbackDispatched::reason, CallbackDispatched::identity)
                .containsExactlyInAnyOrder(
                        tuple("account-locked", IdentityLevel.SECOND_FACTOR),
                        tuple("refund-delayed", null));
    }

    @Test
    @Tag("D7")
    void takesARiskCallBackWhenTheNumberIsChangedBeforeItWasMade() {
        CallbackTask risk = opened("risk-check", "risk.flagged");
        CallbackTask refund = opened("refund-delayed", "refund.delayed");
        batch.dispatchDue(contacts);

        Decision decision = says(new Statement.ContactChanged(NOON));
        boolean waits = risk.standing().status() == Status.WAITING;
        ContactDecision.of(risk, state.customer(), POLICY, contacts, NOON)
                .applyTo(risk, Map.of(), ledger, contacts);

        assertThat(waits).isTrue();
        assertThat(decision.rule()).isEqualTo("contact.changed");
        assertThat(decision.inputs()).containsEntry(Input.REDIRECTED, List.of(risk.id()));
        assertThat(refund.standing().status()).isEqualTo(Status.DISPATCHED);
        assertThat(told(risk))
                .containsExactly(
                        CallbackDispatched.class,
                        CallbackWithdrawn.class,
                        CallbackDispatched.class);
        assertThat(dispatches().get(2).numberAsOf()).isEqualTo(NOON.minusMillis(1));
    }

    @Test
    @Tag("D7")
    @Tag("P7")
    void measuresFromTheOldestHarmWhicheverEventCameFirst() {
        Instant young = NOON.minus(Duration.ofDays(1));
        Instant old = NOON.minus(Duration.ofDays(2));
        says(new Statement.ContactChanged(old.minus(Duration.ofDays(7))));

        decide(event("account.takeover_suspected", young, null, Map.of(), null));
        Decision joins = decide(event("account.takeover_suspected", old, null, Map.of(), null));
        batch.dispatchDue(contacts);

        assertThat(joins.kind()).isEqualTo(DecisionKind.MERGED);
        assertThat(joins.explanation()).contains("may be a thief's");
        assertThat(dispatches())
                .singleElement()
                .extracting(CallbackDispatched::numberAsOf)
                .isEqualTo(old.minus(Duration.ofDays(7)).minusMillis(1));
    }

    @Test
    @Tag("R31")
    void declinesWhatTheTopicMeansAndNothingElse() {
        CallbackTask refund = opened("refund-delayed", "refund.delayed");
        CallbackTask complaint = opened("complaint", "complaint.filed");

        Decision decision =
                decide(
                        event(
                                "callback.declined",
                                NOON,
                                null,
                                Map.of("topic", "refund-progress"),
                                null));

        assertThat(decision.rule()).isEqualTo("decline.stops");
        assertThat(decision.inputs()).containsEntry(Input.STOPPED, List.of(refund.id()));
        assertThat(refund.standing().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(complaint.isOpen()).isTrue();
    }

    @Test
    @Tag("R31")
    void declinesTheReasonThatTheTopicNames() {
        CallbackTask refund = opened("refund-delayed", "refund.delayed");
        CallbackTask complaint = opened("complaint", "complaint.filed");

        decide(event("callback.declined", NOON, null, Map.of("topic", "complaint"), null));

        assertThat(complaint.isOpen()).isFalse();
        assertThat(refund.isOpen()).isTrue();
    }

    @Test
    @Tag("R31")
    @Tag("P7")
    void saysThatTheCustomerDeclinedWhenAnOlderEventComesLate() {
        decide(event("callback.declined", NOON, null, Map.of("topic", "complaint"), null));

        Decision late = decide(event("complaint.filed", BEFORE, "x-1", Map.of(), null));

        assertThat(late.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(late.rule()).isEqualTo("declined-before");
        assertThat(late.explanation())
                .isEqualTo(
                        "The customer declined to be called about this at "
                                + NOON
                                + ", after this event.");
    }

    private CallbackTask opened(String reason, String type) {
        decide(event(type, BEFORE, "x-1", Map.of("severity", "1"), null));
        return state.open().stream()
                .filter(task -> task.matter().reason().equals(reason))
                .findAny()
                .orElseThrow();
    }

    private Decision says(Statement statement) {
        return decide(saying(statement));
    }

    private Decision decide(WalletEvent event) {
        batch.decide(received(event));
        return batch.decided().get(batch.decided().size() - 1).decision();
    }

    private List<CallbackDispatched> dispatches() {
        return ledger.news().stream()
                .map(news -> news.fact())
                .filter(CallbackDispatched.class::isInstance)
                .map(CallbackDispatched.class::cast)
                .toList();
    }

    private List<Class<?>> told(CallbackTask task) {
        return ledger.news().stream()
                .map(news -> news.fact())
                .filter(fact -> fact.toString().contains(task.id().toString()))
                .<Class<?>>map(Object::getClass)
                .toList();
    }

    private static Statement withdrawn(Purpose purpose, Instant at) {
        return new Statement.ConsentWithdrawn(purpose, at);
    }

    private static WalletEvent saying(Statement statement) {
        return event("customer.said", NOON, null, Map.of(), statement);
    }

    private static WalletEvent event(
            String type,
            Instant time,
            String subject,
            Map<String, String> facts,
            Statement statement) {
        return new WalletEvent(
                "io.huifang." + type + ".v1",
                CUSTOMER,
                time,
                null,
                subject,
                Whereabouts.UNKNOWN,
                name -> Optional.ofNullable(facts.get(name)),
                statement);
    }

    private static ReceivedEvent received(WalletEvent event) {
        UUID key = UUID.randomUUID();
        return new ReceivedEvent(
                key, key, "/test", "1", null, JsonNodeFactory.instance.objectNode(), "{}", event);
    }
}
