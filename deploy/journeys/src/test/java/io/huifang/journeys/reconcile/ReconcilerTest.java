package io.huifang.journeys.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every check must be able to fail: each is shown the very things that it is there to notice. */
class ReconcilerTest {
    @Test
    void findsNothingInARunWhereAllWentWell() {
        Report report = Reconciler.reconcile(CleanRun.of(4));

        assertThat(report.notShown()).as(report::toString).isEmpty();
    }

    @Test
    void takesNoPromiseForShownInARunInWhichNothingHappened() {
        Report report = Reconciler.reconcile(CleanRun.of(0));

        assertThat(report.broken()).as(report::toString).isEmpty();
        assertThat(report.notShown())
                .as("only the stack's rest can be seen without a run")
                .containsAll(
                        report.findings().stream()
                                .filter(finding -> !finding.promise().equals("P6"))
                                .toList());
    }

    @Test
    void wantsOfAShortRunThatItShowsWhatItIsThereForAndBreaksNothingElse() {
        Set<String> wanted = Set.of("P1", "P2");
        Harm harm = TaskHarms.all().findFirst().orElseThrow();
        Report nothing = Reconciler.reconcile(CleanRun.of(0));
        Report harmed = Reconciler.reconcile(harm.done().apply(CleanRun.of(4)));

        assertThat(Reconciler.reconcile(CleanRun.of(4)).notShown(wanted)).isEmpty();
        assertThat(nothing.notShown(wanted)).extracting(Finding::promise).containsOnly("P1", "P2");
        assertThat(harmed.notShown(wanted)).extracting(Finding::promise).contains(harm.promise());
    }

    @Test
    void takesTheSameFactStandingOnTheLogTwiceForOne() {
        Evidence evidence = CleanRun.of(4);
        List<Told> twice = new ArrayList<>(evidence.told());
        twice.addAll(evidence.told());

        Report report = Reconciler.reconcile(evidence.withTold(twice));

        assertThat(report.broken()).as(report::toString).isEmpty();
    }

    @Test
    void takesTheAnswerToARepeatedConclusionForThatToTheFirst() {
        Report report = Reconciler.reconcile(LeaseHarms.answeredWhenRepeated(CleanRun.of(4)));

        assertThat(report.broken()).as(report::toString).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("harms")
    void noticesHarm(Harm harm) {
        Report report = Reconciler.reconcile(harm.done().apply(CleanRun.of(4)));

        assertThat(claimsRefutedBy(harm, report)).as(report::toString).isNotEmpty();
    }

    @Test
    void knowsAHarmForEveryClaim() {
        Set<String> refuted =
                harms().flatMap(
                                harm -> {
                                    Evidence harmed = harm.done().apply(CleanRun.of(4));
                                    return claimsRefutedBy(harm, Reconciler.reconcile(harmed));
                                })
                        .collect(Collectors.toSet());

        assertThat(Reconciler.reconcile(CleanRun.of(4)).findings())
                .extracting(Finding::claim)
                .allMatch(refuted::contains);
    }

    static Stream<Harm> harms() {
        return Stream.of(EventHarms.all(), LeaseHarms.all(), TaskHarms.all(), ConclusionHarms.all())
                .flatMap(harms -> harms);
    }

    /** Claims of the harmed promise that are refuted in the very words the harm expects. */
    private static Stream<String> claimsRefutedBy(Harm harm, Report report) {
        return report.findings().stream()
                .filter(finding -> finding.promise().equals(harm.promise()))
                .filter(
                        finding ->
                                finding.violations().stream()
                                        .anyMatch(words -> words.contains(harm.seen())))
                .map(Finding::claim);
    }
}
