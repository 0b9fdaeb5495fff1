package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.fault.Backend;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.fault.WithoutWrites;
import io.huifang.journeys.recovery.Failover;
import io.huifang.journeys.recovery.Tally;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackPart;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Each process of a service, the primary, those that work in it and its standby are killed and
 * stand still, one after another, where there are as many of each as in production. The brokers'
 * turn is in {@link BrokersJourneyTest}.
 */
@Tag("journey")
@Tag("long")
@Tag("P1")
@Tag("P2")
@Tag("P3")
@Tag("P8")
@Tag("P9")
@Tag("P10")
@Tag("P11")
@Tag("P15")
@Tag("P17")
class ProcessesJourneyTest {
    /** Each may be called three times a day: as many as keep agents at work to the last fault. */
    private static final int CUSTOMERS = 2_000;

    /** Longer than anybody waits for a sign of life. */
    private static final Duration FREEZE = Duration.ofSeconds(15);

    @Test
    void keepsItsPromisesWhileOneProcessAfterAnotherFails() {
        try (ProductionRig production = ProductionRig.start("processes");
                LoadRun run = LoadRun.of(production.rig(), "processes", CUSTOMERS)) {
            LocalStack stack = production.rig().stack();
            List<Fault> faults = new ArrayList<>();
            for (Service service : Service.values()) {
                stack.replicas(service).forEach(replica -> addBoth(faults, replica));
            }
            addBoth(faults, stack.backing().get(0));
            for (Service service : Service.values()) {
                faults.add(new Backend.Killed(stack, service));
            }
            faults.add(
                    new WithoutWrites(
                            production.rig(), new Failover.StandbyLost(production.pair())));

            Tally tally =
                    new FaultRun(
                                    production.rig(),
                                    run,
                                    "Processes and connections, as many as in production")
                            .tally(faults);

            assertThat(tally.report().notShown()).as(tally::toString).isEmpty();
            assertThat(tally.words().isShown()).as(tally::toString).isTrue();
        }
    }

    private static void addBoth(List<Fault> faults, StackPart part) {
        faults.add(new Fault.Killed(part));
        faults.add(new Fault.Frozen(part, FREEZE));
    }
}
