package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;

import java.util.List;

/** Examines a run's evidence for every promise that it can refute. */
public final class Reconciler {
    private static final List<Check> CHECKS =
            List.of(
                    new EveryAcceptedEventIsDecided(),
                    new OneDecisionPerKey(),
                    new NothingIsInvented(),
                    new TheFirstContentStands(),
                    new SettledMattersAreClosed(),
                    new LeasesDoNotOverlap(),
                    new OldTokensChangeNothing(),
                    new NoLeaseOutlivesItself(),
                    new TasksAreConserved(),
                    new BothSidesAgreeOnAttempts(),
                    new ConclusionsSurvive(),
                    new ConclusionsAreToldOnceInOrder(),
                    new NothingIsLeftUntold());

    private Reconciler() {}

    public static Report reconcile(Evidence evidence) {
        return new Report(CHECKS.stream().map(check -> check.examine(evidence)).toList());
    }
}
