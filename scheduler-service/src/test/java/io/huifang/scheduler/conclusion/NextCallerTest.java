package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.callback.NextAgent;
import io.huifang.scheduler.news.News;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

@Tag("R61")
class NextCallerTest {
    private static final Instant TOMORROW = Desk.TEN.plus(Duration.ofDays(1));

    private final Desk desk = new Desk();
    private final CallbackTask task = desk.dispatched();

    private void told(Disposition disposition, Instant at, String owner, String language) {
        told(disposition, at, at == null && owner != null, owner, language);
    }

    private void told(
            Disposition disposition, Instant at, boolean followUp, String owner, String language) {
        told(task.underWay().orElseThrow(), disposition, at, followUp, owner, language);
    }

    private void toldOfTheLast(Disposition disposition, String language) {
        Attempt last = task.attempts().get(task.attempts().size() - 1);
        told(last, disposition, null, false, null, language);
    }

    private void told(
            Attempt attempt,
            Disposition disposition,
            Instant at,
            boolean followUp,
            String owner,
            String language) {
        desk.batch.concluded(
                new AttemptConcluded(
                        UUID.randomUUID(),
                        Desk.TEN,
                        Desk.CUSTOMER,
                        task.id(),
                        attempt.attemptId(),
                        attempt.number(),
                        disposition,
                        "agent-7",
                        Desk.TEN,
                        Desk.TEN,
                        at,
                        followUp,
                        null,
                        null,
                        owner,
                        language));
    }

    private void corrected(int revision, Disposition previous, Disposition disposition) {
        Attempt last = task.attempts().get(task.attempts().size() - 1);
        desk.batch.corrected(
                new AttemptCorrected(
                        UUID.randomUUID(),
                        Desk.TEN.plusSeconds(60),
                        Desk.CUSTOMER,
                        task.id(),
                        last.attemptId(),
                        revision,
                        previous,
                        disposition,
                        "supervisor-1"));
    }

    @Test
    @Tag("D11")
    void aLanguageThatWasNotHeardAfterAllIsNotAskedFor() {
        told(Disposition.LANGUAGE_BARRIER, null, false, null, "uk");

        corrected(1, Disposition.LANGUAGE_BARRIER, Disposition.NO_ANSWER);
        assertThat(task.standing().nextAgent()).isEqualTo(NextAgent.ANYBODY);

        corrected(2, Disposition.NO_ANSWER, Disposition.LANGUAGE_BARRIER);
        assertThat(task.standing().nextAgent()).isEqualTo(new NextAgent(null, "uk"));
        assertThat(task.standing().skill()).isNull();
    }

    @Test
    @Tag("D11")
    void aPromiseThatWasNoneIsForEverybody() {
        told(Disposition.APPOINTMENT_MADE, TOMORROW, "agent-7", null);

        corrected(1, Disposition.APPOINTMENT_MADE, Disposition.BUSY);
        assertThat(task.standing().nextAgent()).isEqualTo(NextAgent.ANYBODY);

        corrected(2, Disposition.BUSY, Disposition.APPOINTMENT_MADE);
        assertThat(task.standing().nextAgent()).isEqualTo(new NextAgent("agent-7", null));
    }

    @Test
    @Tag("D11")
    void aBarrierThatWasFoundLaterAsksForAnyLanguage() {
        told(Disposition.NO_ANSWER, null, null, null);

        corrected(1, Disposition.NO_ANSWER, Disposition.LANGUAGE_BARRIER);

        assertThat(task.standing().nextAgent()).isEqualTo(new NextAgent(null, NextAgent.UNHEARD));
    }

    @Test
    @Tag("D11")
    void whatAnAgentToldIsHeardAfterItsCorrection() {
        corrected(1, Disposition.NO_ANSWER, Disposition.LANGUAGE_BARRIER);
        assertThat(task.standing().nextAgent().language()).isEqualTo(NextAgent.UNHEARD);

        toldOfTheLast(Disposition.LANGUAGE_BARRIER, "uk");
        toldOfTheLast(Disposition.LANGUAGE_BARRIER, "uk");

        assertThat(task.standing().nextAgent()).isEqualTo(new NextAgent(null, "uk"));
    }

    /** A language belongs to a barrier, whoever says what. */
    @Test
    void aLanguageWithoutABarrierChangesNothing() {
        told(Disposition.APPOINTMENT_MADE, TOMORROW, "agent-7", "en");

        assertThat(task.standing().nextAgent()).isEqualTo(new NextAgent("agent-7", null));
    }

    private CallbackDispatched dispatchedAgain() {
        desk.dispatch(task);
        return desk.ledger.news().stream()
                .map(News::fact)
                .filter(CallbackDispatched.class::isInstance)
                .map(CallbackDispatched.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    @Tag("R27")
    void whoPromisedAnAppointmentIsHandedItBack() {
        told(Disposition.APPOINTMENT_MADE, TOMORROW, "agent-7", null);

        CallbackDispatched dispatched = dispatchedAgain();

        assertThat(dispatched.owner()).isEqualTo("agent-7");
        assertThat(dispatched.ownedUntil()).as("survey's own setting").isNull();
    }

    @Test
    void whatNobodyPromisedIsForEverybody() {
        told(Disposition.APPOINTMENT_MADE, TOMORROW, null, null);

        CallbackDispatched dispatched = dispatchedAgain();

        assertThat(dispatched.owner()).isNull();
        assertThat(dispatched.ownedUntil()).isNull();
    }

    @Test
    void aPromiseEndsWithTheCallThatKeepsIt() {
        told(Disposition.APPOINTMENT_MADE, TOMORROW, "agent-7", null);
        dispatchedAgain();
        told(Disposition.NO_ANSWER, null, null, null);

        assertThat(dispatchedAgain().owner()).isNull();
    }

    @Test
    void aFollowUpThatItsAgentWantsIsHis() {
        told(Disposition.REACHED_UNRESOLVED, null, true, "agent-7", null);

        CallbackTask followUp = desk.tasks.get(DerivedIds.ofFollowUp(task.id()));
        assertThat(Objects.requireNonNull(followUp).standing().nextAgent())
                .isEqualTo(new NextAgent("agent-7", null));
    }

    @Test
    void aLanguageThatWasHeardIsAskedForInsteadOfAnInterpreter() {
        told(Disposition.LANGUAGE_BARRIER, null, false, null, "uk");

        assertThat(task.standing().nextAgent().languageOr("zh-CN")).isEqualTo("uk");
        assertThat(task.standing().skill()).isNull();
    }

    @Test
    void aLanguageNobodyCouldTellAsksForAnInterpreterOfAny() {
        told(Disposition.LANGUAGE_BARRIER, null, false, null, null);

        assertThat(task.standing().nextAgent().languageOr("zh-CN")).isNull();
        assertThat(task.standing().skill()).isEqualTo("interpreter");
    }

    @Test
    void aLanguageStaysHeard() {
        told(Disposition.LANGUAGE_BARRIER, null, false, null, "uk");
        dispatchedAgain();
        told(Disposition.NO_ANSWER, null, null, null);

        assertThat(task.standing().nextAgent().languageOr("zh-CN")).isEqualTo("uk");
    }
}
