package io.huifang.journeys.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows;
import io.huifang.journeys.evidence.SurveyRows;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.wallet.Sending;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes one part of a run's evidence and leaves the others as they are. */
final class Tampering {
    private Tampering() {}

    /** Changes a copy of a list. */
    interface Change<T> {
        void in(List<T> list);

        default List<T> on(List<T> original) {
            List<T> copy = new ArrayList<>(original);
            in(copy);
            return copy;
        }
    }

    static Evidence sendings(Evidence evidence, Change<Sending> change) {
        Evidence.Clients clients = evidence.clients();
        return evidence.withClients(
                new Evidence.Clients(change.on(clients.sendings()), clients.desk()));
    }

    static Evidence desk(Evidence evidence, Change<DeskEntry> change) {
        Evidence.Clients clients = evidence.clients();
        return evidence.withClients(
                new Evidence.Clients(clients.sendings(), change.on(clients.desk())));
    }

    static Evidence decisions(Evidence evidence, Change<SchedulerRows.Decision> change) {
        return evidence.withScheduler(rows -> rows.withDecisions(change.on(rows.decisions())));
    }

    static Evidence conflicts(Evidence evidence, Change<SchedulerRows.Conflict> change) {
        return evidence.withScheduler(rows -> rows.withConflicts(change.on(rows.conflicts())));
    }

    static Evidence tasks(Evidence evidence, Change<SchedulerRows.Task> change) {
        return evidence.withScheduler(rows -> rows.withTasks(change.on(rows.tasks())));
    }

    static Evidence planned(Evidence evidence, Change<SchedulerRows.Attempt> change) {
        return evidence.withScheduler(rows -> rows.withAttempts(change.on(rows.attempts())));
    }

    static Evidence worked(Evidence evidence, Change<SurveyRows.Attempt> change) {
        return evidence.withSurvey(rows -> rows.withAttempts(change.on(rows.attempts())));
    }

    static Evidence conclusions(Evidence evidence, Change<SurveyRows.Conclusion> change) {
        return evidence.withSurvey(rows -> rows.withConclusions(change.on(rows.conclusions())));
    }

    /** Facts of that type are gone. */
    static Evidence untold(Evidence evidence, String type) {
        return evidence.withTold(
                evidence.told().stream().filter(fact -> !fact.type().equals(type)).toList());
    }

    /** Facts of that type say something else. */
    static Evidence toldOtherwise(Evidence evidence, String type, UnaryOperator<Told> change) {
        return evidence.withTold(
                evidence.told().stream()
                        .map(fact -> fact.type().equals(type) ? change.apply(fact) : fact)
                        .toList());
    }

    /** Facts of that type are told once more, under other ids. */
    static Evidence retold(Evidence evidence, String type) {
        return toldAlso(evidence, type, type);
    }

    /** For each fact of one type there is another one of another type that says the same. */
    static Evidence toldAlso(Evidence evidence, String type, String other) {
        List<Told> told = new ArrayList<>(evidence.told());
        Predicate<Told> wanted = fact -> fact.type().equals(type);
        evidence.told().stream().filter(wanted).map(fact -> retold(fact, other)).forEach(told::add);
        return evidence.withTold(told);
    }

    /** The same told anew, under another id and perhaps another type. */
    static Told retold(Told fact, String type) {
        return new Told(
                fact.topic(),
                fact.partition(),
                fact.offset() + 1000,
                type,
                new UUID(9, fact.offset()),
                null,
                fact.data());
    }

    /** The same with another text. */
    static Told with(Told fact, String member, String text) {
        ObjectNode data = fact.data().deepCopy();
        return saying(fact, data.put(member, text));
    }

    static Told saying(Told fact, ObjectNode data) {
        return new Told(
                fact.topic(),
                fact.partition(),
                fact.offset(),
                fact.type(),
                fact.eventId(),
                null,
                data);
    }

    /** As if the agent of the first attempt had never said how it ended. */
    static Evidence withoutConclusion(Evidence evidence) {
        return desk(
                evidence,
                all ->
                        all.removeIf(
                                entry ->
                                        entry instanceof Concluded
                                                && entry.lease()
                                                        .attempt()
                                                        .equals(CleanRun.attempt(0))));
    }
}
