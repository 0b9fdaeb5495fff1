package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.IdentityLevel;
import io.huifang.contract.callback.Purpose;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.fixture.AnyCall;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.notice.Asked;
import io.huifang.scheduler.notice.Asked.Withheld;
import io.huifang.scheduler.permission.Permission.Allowed;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What follows up a call about a risk is in a thief's way as much as that call was. */
@Tag("D7")
class RiskCaseTest {
    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final Instant CHANGED = TEN.minus(Duration.ofDays(1));
    private static final Customer CUSTOMER =
            Customer.unknown("c-1").heard(new Statement.ContactChanged(CHANGED));

    private final Policy policy = DefaultPolicy.read();
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), TEN);
    private final Map<UUID, CallbackTask> tasks = new HashMap<>();
    private final Map<String, Customer> customers = new HashMap<>(Map.of("c-1", CUSTOMER));
    private final ConclusionBatch batch =
            new ConclusionBatch(
                    policy,
                    customers,
                    tasks,
                    ledger,
                    new ContactLedger(policy, List.of(), TEN),
                    new Consequences());

    @ParameterizedTest
    @ValueSource(strings = {"low-score", "unresolved-follow-up"})
    void isFollowedUpAtTheNumberOfBeforeWhateverTheFollowUpsOwnReasonSays(String reason) {
        CallbackTask followUp = afterALowAnswer("account-locked", reason);

        assertThat(followUp.matter().reason()).isEqualTo(reason);
        assertThat(numberOf(followUp)).isEqualTo(CHANGED.minusMillis(1));
        assertThat(numberOf(afterALowAnswer("refund-delayed", reason))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"low-score", "unresolved-follow-up"})
    @Tag("R66")
    void isFollowedUpWithNoWeakerCheckOfWhoIsOnTheLine(String reason) {
        assertThat(identityOf(afterALowAnswer("account-locked", reason)))
                .isEqualTo(IdentityLevel.SECOND_FACTOR);
        assertThat(identityOf(afterALowAnswer("refund-delayed", reason))).isNull();
    }

    private IdentityLevel identityOf(CallbackTask task) {
        return task.matter().reasonIn(policy).orElseThrow().identity();
    }

    @Test
    void writesNothingInItsFollowUps() {
        CallbackTask followUp = afterALowAnswer("account-locked", "unresolved-follow-up");

        dispatch(followUp);
        conclude(followUp, Disposition.NUMBER_DEAD);

        assertThat(followUp.isOpen()).isFalse();
        assertThat(ledger.notices()).isNotEmpty();
        Asked asked = Asked.of(ledger.notices(), new ContactLedger(policy, List.of(), TEN), TEN);
        assertThat(asked.granted()).isEmpty();
        assertThat(asked.withheld()).extracting(Withheld::rule).containsOnly("notice.unsafe");
    }

    /** The same follow-up of any other case is announced. */
    @Test
    void announcesItsFollowUpsToNobody() {
        CallbackTask ofRisk = afterALowAnswer("account-locked", "unresolved-follow-up");
        CallbackTask another = afterALowAnswer("refund-delayed", "unresolved-follow-up");

        Asked asked = Asked.of(ledger.notices(), new ContactLedger(policy, List.of(), TEN), TEN);

        assertThat(asked.withheld())
                .extracting(it -> it.notice().fact().callbackId(), Withheld::rule)
                .containsExactly(tuple(ofRisk.id(), "notice.unsafe"));
        assertThat(asked.granted())
                .extracting(it -> it.fact().callbackId(), it -> it.fact().occasion())
                .containsExactly(tuple(another.id(), "before-attempt-1"));
    }

    @Test
    void isFollowedUpForHisProtectionWhateverHisAccountSaysOfServiceCalls() {
        customers.put("c-1", CUSTOMER.heard(new Statement.ConsentWithdrawn(Purpose.SERVICE, TEN)));
        CallbackTask takeover = dispatched("takeover");

        conclude(takeover, Disposition.REACHED_UNRESOLVED);

        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .singleElement()
                .satisfies(it -> assertThat(numberOf(it)).isEqualTo(CHANGED.minusMillis(1)));
    }

    private CallbackTask afterALowAnswer(String reason, String followUp) {
        CallbackTask task = dispatched(reason);
        Attempt attempt = conclude(task, Disposition.REACHED_RESOLVED);
        batch.answered(
                new LowAnswer(attempt.attemptId(), task.id(), followUp, "It is low.", TEN, null));
        return tasks.values().stream()
                .filter(it -> task.id().equals(it.matter().parentId()))
                .findAny()
                .orElseThrow();
    }

    private Instant numberOf(CallbackTask task) {
        return ((Allowed)
                        new CallConditions(policy, customers.get("c-1"), task)
                                .permission(task.matter().reasonIn(policy).orElseThrow()))
                .numberAsOf();
    }

    private Attempt conclude(CallbackTask task, Disposition disposition) {
        Attempt attempt = task.underWay().orElseThrow();
        batch.concluded(
                new AttemptConcluded(
                        UUID.randomUUID(),
                        TEN,
                        "c-1",
                        task.id(),
                        attempt.attemptId(),
                        attempt.number(),
                        disposition,
                        "agent-1",
                        TEN,
                        TEN,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null));
        return attempt;
    }

    private CallbackTask dispatched(String reason) {
        UUID id = UUID.randomUUID();
        String cause = "case:" + id;
        Matter matter = new Matter(id, id, null, "c-1", reason, cause, null, TEN, TEN, 1, null);
        CallbackTask task =
                CallbackTask.of(
                        matter, Standing.waiting(TEN, TEN.plus(Duration.ofDays(3)), TEN, 60));
        tasks.put(id, task);
        ledger.open(task);
        dispatch(task);
        return task;
    }

    private void dispatch(CallbackTask task) {
        ledger.dispatch(
                task,
                new Attempt.CallTime(TEN, TEN.plusSeconds(3600), TEN.plusSeconds(7200)),
                AnyCall.instructions());
    }
}
