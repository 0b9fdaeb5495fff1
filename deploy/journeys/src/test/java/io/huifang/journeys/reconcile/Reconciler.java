package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;

import java.util.List;

/** Examines a run's evidence for every promise that it can refute. */
public final class Reconciler {
    private static final List<Check> CHECKS =
            List.of(
                    new EveryAcceptedEventIsDecided(),
                    new OneDecisionPerKey(),
                    new DecisionsAreToldOnce(),
                    new NothingIsInvented(),
                    new TheFirstContentStands(),
                    new SettledMattersAreClosed(),
                    new LeasesDoNotOverlap(),
                    new OnlyTheHolderSeesTheNumber(),
                    new NumbersAreShownInTheWindow(),
                    new ContactsKeepTheBudget(),
                    new OldTokensChangeNothing(),
                    new NoLeaseOutlivesItself(),
                    new TasksAreConserved(),
                    new FollowUpsHaveParents(),
                    new BothSidesAgreeOnAttempts(),
                    new AttemptsAreToldOnce(),
                    new ConclusionsSurvive(),
                    new ConclusionsAreToldOnceInOrder(),
                    new AnswersAreKept(),
                    new TasksAreToldToAnalytics(),
                    new NothingIsLeftUntold());

    /** Those about the scheduler's own rows of decisions. */
    private static final List<Check> DECISIONS =
            List.of(
                    new EveryAcceptedEventIsDecided(),
                    new OneDecisionPerKey(),
                    new NothingIsInvented());

    private Reconciler() {}

    public static Report reconcile(Evidence evidence) {
        return examine(CHECKS, evidence);
    }

    /** For runs after which the event log rightly knows more than the database. */
    public static Report reconcileDecisions(Evidence evidence) {
        return examine(DECISIONS, evidence);
    }

    private static Report examine(List<Check> checks, Evidence evidence) {
        return new Report(checks.stream().map(check -> check.examine(evidence)).toList());
    }
}
