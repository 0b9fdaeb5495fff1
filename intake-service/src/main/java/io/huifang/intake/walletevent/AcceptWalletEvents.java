package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.Arrival;
import io.huifang.intake.cloudevent.EventReader;
import io.huifang.intake.cloudevent.IncomingEvent;
import io.huifang.intake.eventlog.Appended;
import io.huifang.intake.eventlog.EventLog;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.RefusedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Accepts the events of one submission, all or none: reads them, seals what is personal, appends
 * the rest to the log. Repeating a submission is harmless; the log then holds its events twice, and
 * the scheduler decides each once.
 */
@Singleton
class AcceptWalletEvents {
    private static final Logger LOG = Logger.getLogger(AcceptWalletEvents.class);

    private final EventLog log;
    private final VaultWork vaultWork;
    private final Clock clock;

    @Inject
    AcceptWalletEvents(EventLog log, VaultWork vaultWork, Clock clock) {
        this.log = log;
        this.vaultWork = vaultWork;
        this.clock = clock;
    }

    /**
     * To be called on an event loop.
     *
     * @param answer called once, on the same event loop
     */
    void accept(Submission submission, Consumer<Acceptance> answer) {
        answerDefects(answer, () -> readAndAccept(submission, answer));
    }

    /** Whether the log would take nothing more right now, so that nothing need be read for it. */
    boolean isFull() {
        return !log.hasRoom();
    }

    /** What fails for a reason of ours is answered, too, and the sender may try again. */
    private static void answerDefects(Consumer<Acceptance> answer, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error defect) {
            LOG.error("Accepting events failed for a reason of our own", defect);
            answer.accept(new Acceptance.Refused(Problems.INTERNAL));
        }
    }

    private void readAndAccept(Submission submission, Consumer<Acceptance> answer) {
        List<IncomingEvent> events;
        try {
            events = read(submission);
        } catch (RefusedRequest refusal) {
            answer.accept(new Acceptance.Refused(refusal.problem()));
            return;
        }
        if (!submission.charge().settle(events.size())) {
            answer.accept(new Acceptance.Refused(Problems.TOO_MANY));
            return;
        }
        if (events.isEmpty()) {
            answer.accept(new Acceptance.Accepted(0));
            return;
        }
        Optional<Uni<Void>> work = vaultWork.before(events, submission.sender());
        if (work.isEmpty()) {
            append(events, answer);
        } else {
            workThenAppend(work.get(), events, answer);
        }
    }

    private List<IncomingEvent> read(Submission submission) throws RefusedRequest {
        Arrival arrival =
                new Arrival(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS), submission.traceParent());
        List<IncomingEvent> events =
                EventReader.read(
                        submission.mode(), submission.headers(), submission.body(), arrival);
        Ownership.check(submission.sender(), submission.mode(), events);
        return events;
    }

    // Before publishing, so that whoever reads the event finds its contact. A contact of an event
    // that is then not published does no harm: the sender repeats the event.
    private void workThenAppend(
            Uni<Void> work, List<IncomingEvent> events, Consumer<Acceptance> answer) {
        Context eventLoop = Vertx.currentContext();
        work.emitOn(task -> eventLoop.runOnContext(ignored -> task.run()))
                .subscribe()
                .with(
                        done -> answerDefects(answer, () -> append(events, answer)),
                        failure -> {
                            LOG.warnf(
                                    "The vault did not do its part (%s); the sender is told to try"
                                            + " again",
                                    failure.getClass().getName());
                            answer.accept(new Acceptance.Refused(Problems.VAULT_UNAVAILABLE));
                        });
    }

    private void append(List<IncomingEvent> events, Consumer<Acceptance> answer) {
        log.append(
                events,
                appended ->
                        answer.accept(
                                appended == Appended.ACKNOWLEDGED
                                        ? new Acceptance.Accepted(events.size())
                                        : new Acceptance.Refused(Problems.LOG_UNAVAILABLE)));
    }
}
