package io.huifang.journeys;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.soak.Deck;
import io.huifang.journeys.soak.Disturbances;
import io.huifang.journeys.soak.PolicyChanges;
import io.huifang.journeys.soak.Sampling;
import io.huifang.journeys.soak.SoakFacts;
import io.huifang.journeys.soak.SoakGauges;
import io.huifang.journeys.soak.SoakOptions;
import io.huifang.journeys.soak.SoakPage;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.tide.Decided;
import io.huifang.journeys.tide.Tide;
import io.huifang.journeys.tide.TideBooks;
import io.huifang.journeys.tide.TideReconciler;
import io.huifang.journeys.tide.TideScript;
import io.huifang.journeys.visitor.Visitors;
import io.huifang.journeys.wallet.Wallet;
import io.huifang.local.stack.Service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hours of load with all that happens meanwhile, and what came of it. */
final class SoakRun implements AutoCloseable {
    /** P1: within 60 s. */
    private static final Duration UNTIL_DECIDED = Duration.ofSeconds(60);

    /** After that it is not waited for any more, so that what is missing can be told. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGENTS_PACE = Duration.ofMillis(500);
    private static final Duration SENDERS_PACE = Duration.ofSeconds(1);
    private static final int TIDE_CUSTOMERS = 20_000;

    private final SoakOptions options;
    private final Rig rig;
    private final LoadRun run;
    private final Tide tide;
    private final Visitors visitors;
    private final PolicyChanges policies;
    private final Sampling sampling;
    private final Disturbances disturbances;

    private Instant from;
    private Duration length;

    /** From the last answer to a sender until nothing was unread. */
    private Duration decided;

    /**
     * @param run senders and agents, with customers of their own
     * @param directory where samples are written to
     */
    SoakRun(SoakOptions options, SoakRig soak, LoadRun run, Path directory) {
        this.options = options;
        this.rig = soak.rig();
        this.run = run;
        List<String> sources = rig.senders().stream().map(Wallet.Account::source).toList();
        TideScript script = new TideScript("tide", sources, TIDE_CUSTOMERS);
        this.tide = new Tide(script, rig.senders(), rig::intake, options.rate());
        this.visitors = new Visitors(rig, options.seed());
        this.policies = new PolicyChanges(rig);
        this.sampling =
                new Sampling(
                        new SoakGauges(rig, tide, visitors, run.desk()).all(),
                        directory.resolve("samples.csv"));
        this.disturbances =
                new Disturbances(new Deck<>(soak.faults(), options.seed()), sampling::seconds);
    }

    /** Lets all of it happen, and the agents work it off; then looks what is left. */
    SoakPage last() {
        run.work(AGENTS_PACE);
        run.workWhile(this::soak, SENDERS_PACE);
        SoakFacts facts =
                new SoakFacts(
                        options,
                        new SoakFacts.Span(from, length),
                        tide.books().counts(),
                        disturbances.struck(),
                        reconciled(),
                        sentences());
        return SoakPage.of(facts, sampling);
    }

    private void soak() {
        from = Instant.now();
        double begun = sampling.seconds();
        tide.begin();
        visitors.begin();
        sampling.begin(options.every().samples());
        policies.begin(options.every().policies());
        disturbances.begin(options.every().faults());
        double enough = begun + options.length().toSeconds();
        await("the time is over")
                .atMost(options.length().plus(PATIENCE))
                .pollInterval(LOOK)
                .until(() -> sampling.seconds() >= enough || disturbances.isBroken());
        length = Duration.ofMillis((long) (1_000 * (sampling.seconds() - begun)));
        // what is under way when the time is over heals under the whole load
        disturbances.finish();
        policies.finish();
        tide.finish();
        run.wallet().finish();
        sampling.finish();
        visitors.finish();
        settle();
    }

    private void settle() {
        await("everything is sent")
                .atMost(PATIENCE)
                .until(() -> tide.isFinished() && run.wallet().isFinished());
        long before = System.nanoTime();
        await("every event is worked on")
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> rig.quiet().unreadEvents() == 0);
        decided = Duration.ofNanos(System.nanoTime() - before);
    }

    private Report reconciled() {
        Evidence evidence = run.evidence();
        List<Finding> findings = new ArrayList<>(Reconciler.reconcile(evidence).findings());
        Decided decisions = Decided.read(rig.database(Service.SCHEDULER), tide.script());
        findings.addAll(TideReconciler.reconcile(tide.books(), decisions));
        findings.add(TideReconciler.refusals(tide.books(), tide.script()));
        findings.addAll(visitors.findings());
        findings.add(policies.finding());
        findings.add(inTime());
        Report report = new Report(findings);
        new RunSummary(
                        "soak: %d events of the tide accepted".formatted(tide.done()),
                        evidence,
                        report,
                        run.desk().journal().answers(),
                        disturbances.struck().stream().map(Object::toString).toList())
                .print();
        return report;
    }

    private Finding inTime() {
        List<String> late =
                decided.compareTo(UNTIL_DECIDED) <= 0
                        ? List.of()
                        : List.of("after " + decided.toSeconds() + " s");
        return new Finding("P1", "all is decided within 60 s after the load", 1, late);
    }

    private List<String> sentences() {
        TideBooks.Counts counts = tide.books().counts();
        return List.of(
                words(
                        "%,d events accepted, %,d refused as they had to be, %,d sent twice.",
                        counts.accepted(), counts.refused(), counts.repeated()),
                words(
                        "%,d answers of 429 or 503, after which senders came back as told; %,d"
                                + " tries without a clear answer, repeated; %,d events never sent"
                                + " for want of a free connection.",
                        counts.postponed(), counts.unanswered(), counts.unsent()),
                words(
                        "%,d visitors, of whom %,d were erased, and %,d could not be called within"
                                + " ten minutes.",
                        visitors.accepted(), visitors.erased(), visitors.arrivals().givenUp()),
                words("%,d calls concluded.", run.desk().done()),
                words("%,d changes of the policy.", policies.confirmed()),
                words(
                        "Everything decided %.1f s after the last event was answered.",
                        decided.toMillis() / 1e3));
    }

    private static String words(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    @Override
    public void close() {
        try (sampling;
                tide;
                visitors;
                policies;
                disturbances) {
            // the last one first, and each of them whatever becomes of the others
        }
    }
}
