package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackOptions;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A whole floor of agents calls while one replica of their service after another is killed. */
@Tag("journey")
@Tag("long")
@Tag("P9")
@Tag("P10")
@Tag("P11")
@Tag("P12")
@Tag("P13")
@Tag("P17")
class FloorJourneyTest {
    private static final int AGENTS = 200;
    private static final int REPLICAS = 3;

    /** How many attempts there are to be, and customers. */
    private static final int ATTEMPTS = Integer.getInteger("huifang.journeys.attempts", 100_000);

    private static final boolean LONG = ATTEMPTS >= 20_000;

    /** How often each replica is killed: no more often than there are calls for it. */
    private static final int ROUNDS = LONG ? 4 : 1;

    /** Services that are to work for an hour; the others of these tests start quickly instead. */
    private static final String COMPILED_WELL = "-XX:TieredStopAtLevel=4";

    /**
     * A request of each agent twice a second, and as many new calls as they make of that. Faster
     * than two processors can follow there would be no floor to be seen, only a queue before a
     * machine on which a replica needs minutes to start and every lease is over before its time.
     */
    private static final Duration AGENTS_PACE = Duration.ofMillis(500);

    private static final Duration SENDERS_PACE = Duration.ofMillis(40);

    @Test
    void keepsEveryPromiseOfTheDeskWhileReplicasAreKilled() {
        try (Rig rig = Rigs.start("floor", AGENTS, FloorJourneyTest::floor);
                LoadRun run = LoadRun.of(rig, "floor", ATTEMPTS)) {
            List<Fault> kills = kills(rig);
            Drill drill = new Drill(kills, ATTEMPTS / 4 / kills.size());
            run.work(AGENTS_PACE);
            run.workUnderUntil(ATTEMPTS, drill, SENDERS_PACE);

            Report report = summed(run, drill.diary());

            assertThat(run.concluded()).isGreaterThanOrEqualTo(ATTEMPTS / 2);
            assertThat(report.notShown()).as(report::toString).isEmpty();
        }
    }

    private static StackOptions floor(StackOptions options) {
        StackOptions floor = options.with(Service.SURVEY, survey -> survey.withReplicas(REPLICAS));
        if (!LONG) return floor;
        for (Service service : Service.values()) {
            floor = floor.with(service, it -> it.withJvmArgument(COMPILED_WELL));
        }
        return floor;
    }

    private static List<Fault> kills(Rig rig) {
        List<Fault> kills = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (ServiceProcess replica : rig.stack().replicas(Service.SURVEY)) {
                kills.add(new Fault.Killed(replica));
            }
        }
        return kills;
    }

    private static Report summed(LoadRun run, List<String> diary) {
        Evidence evidence = run.evidence();
        Report report = Reconciler.reconcile(evidence);
        new RunSummary(
                        "floor: %d agents, %d calls concluded".formatted(AGENTS, run.concluded()),
                        evidence,
                        report,
                        run.desk().journal().answers(),
                        diary)
                .print();
        return report;
    }
}
