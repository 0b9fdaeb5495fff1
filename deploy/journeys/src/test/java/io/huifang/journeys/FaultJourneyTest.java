package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackPart;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Senders and agents go on while one process after another is killed or stands still. */
@Tag("journey")
@Tag("D1")
@Tag("P1")
@Tag("P2")
@Tag("P3")
@Tag("P4")
@Tag("P7")
@Tag("P9")
@Tag("P10")
@Tag("P11")
@Tag("P15")
@Tag("P17")
class FaultJourneyTest {
    /** Longer than the database waits for a relay that does not move. */
    private static final Duration FREEZE = Duration.ofSeconds(12);

    /**
     * Of each of three senders, sixty in all from one fault to the next: enough for everything to
     * happen, also calls that are followed up and writes that come too late.
     */
    private static final int FEW = 360;

    @Test
    void keepsItsPromisesWhileOneProcessAfterAnotherFails() {
        Rig rig = Rigs.shared();
        List<Fault> faults = new ArrayList<>(killedOnce(rig.stack()));
        faults.add(new Fault.Frozen(rig.stack().service(Service.SURVEY), FREEZE));

        try (LoadRun run = LoadRun.of(rig, "faults", 200)) {
            Report report =
                    new FaultRun(rig, run, "Processes, one of each service")
                            .tally(faults, FEW)
                            .report();

            assertThat(report.notShown()).as(report::toString).isEmpty();
        }
    }

    @Test
    @Tag("long")
    void keepsItsPromisesWithReplicasUnderTheWholeLoad() {
        try (Rig rig = Rigs.start("replicas", 2, 3, 2);
                LoadRun run = LoadRun.of(rig, "long", 2_000)) {
            List<Fault> faults = new ArrayList<>(killedOnce(rig.stack()));
            for (Service service : Service.values()) {
                rig.stack()
                        .replicas(service)
                        .forEach(replica -> faults.add(new Fault.Frozen(replica, FREEZE)));
            }
            faults.addAll(killedOnce(rig.stack()));

            Report report =
                    new FaultRun(rig, run, "Processes, several of each service")
                            .tally(faults, 10_000)
                            .report();

            assertThat(report.notShown()).as(report::toString).isEmpty();
        }
    }

    /** First the services, each replica, then what they stand on. */
    private static List<Fault> killedOnce(LocalStack stack) {
        List<StackPart> parts = new ArrayList<>();
        Stream.of(Service.SCHEDULER, Service.SURVEY, Service.INTAKE)
                .forEach(service -> parts.addAll(stack.replicas(service)));
        parts.addAll(stack.backing());
        return parts.stream().map(Fault.Killed::new).map(Fault.class::cast).toList();
    }
}
