package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toSet;

import io.huifang.contract.wallet.RefundSettled;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Task;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.Set;

/** P7: nobody is called about a refund that was settled, whichever of the events came first. */
final class SettledMattersAreClosed implements Check {
    private static final String REASON = "refund-delayed";

    @Override
    public Finding examine(Evidence evidence) {
        Notes notes =
                new Notes("P7", "no open task about a settled refund, in any order of arrival");
        Set<String> open =
                evidence.scheduler().tasks().stream()
                        .filter(task -> task.reason().equals(REASON) && !task.isClosed())
                        .map(Task::subject)
                        .collect(toSet());
        new SentEvents(evidence.clients().sendings())
                .acceptedDrafts().stream()
                        .filter(draft -> draft.type().equals(RefundSettled.TYPE))
                        .map(draft -> draft.data().get("refundId").asText())
                        .forEach(
                                refund ->
                                        notes.require(
                                                !open.contains(refund),
                                                refund + " is settled, but its task is open"));
        return notes.finding();
    }
}
