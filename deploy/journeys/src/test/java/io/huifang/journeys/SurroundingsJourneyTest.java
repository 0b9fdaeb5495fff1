package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.Topic;
import io.huifang.journeys.fault.Backend;
import io.huifang.journeys.fault.ConnectionsExhausted;
import io.huifang.journeys.fault.Disturbed;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.fault.FilesExhausted;
import io.huifang.journeys.fault.GroupDeleted;
import io.huifang.journeys.fault.OutOfMemory;
import io.huifang.journeys.fault.RebalanceStorm;
import io.huifang.journeys.fault.TableLocked;
import io.huifang.journeys.fault.Throttled;
import io.huifang.journeys.network.Weather;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Network;
import io.huifang.journeys.stack.Network.Stretch;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Senders and agents go on while what services stand on is bad for a while. */
@Tag("journey")
@Tag("P1")
@Tag("P2")
@Tag("P3")
@Tag("P8")
@Tag("P9")
@Tag("P11")
@Tag("P17")
class SurroundingsJourneyTest {
    private static final Weather SLOW = new Weather.Slow(Duration.ofMillis(20));
    private static final Weather SLICED = new Weather.Sliced(200);

    /** What was done is done, and who asked for it never hears of it. */
    private static final List<Weather> ANSWERS_LOST =
            List.of(new Weather.HalfOpen(), new Weather.Resets());

    private static final List<Weather> HOLE = List.of(new Weather.BlackHole());
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofSeconds(6);
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Longer than any service lets a statement take. */
    private static final Duration LONGER_THAN_A_STATEMENT = Duration.ofSeconds(25);

    /** Longer than a broker waits for a member's sign of life. */
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofSeconds(60);

    /**
     * What sixty customers are enough for. Nobody has to have come back to what he had lost, nor a
     * call to be followed up, so P10 and P15 are for the longer ones.
     */
    private static final Set<String> SHOWN_BY_FEW = Set.of("P1", "P2", "P3", "P9", "P11", "P17");

    private static final int FEW = 60;
    private static final int FEW_EVENTS = 200;

    /** Each may be called three times a day: as many as keep agents at work to the last fault. */
    private static final int MANY = 2_000;

    private static final int MANY_EVENTS = 1_200;

    private static final String SCHEDULERS = "scheduler";
    private static final String SURVEYS = "survey";

    @Test
    void keepsItsPromisesWhileItsDatabaseAndItsGroupFailForAShortTime() {
        Rig rig = Rigs.shared();
        LocalStack stack = rig.stack();
        String where = "services and PostgreSQL:";

        List<Fault> faults =
                List.of(
                        new Disturbed(where, rig.address(), ANSWERS_LOST, MOMENT, stack),
                        new Disturbed(where, rig.address(), HOLE, SHORT, stack),
                        new ConnectionsExhausted(stack, Service.SCHEDULER, SHORT),
                        new TableLocked(stack.database(Service.SCHEDULER), "decision", SHORT),
                        new GroupDeleted(stack.kafka(), SCHEDULERS));

        try (LoadRun run = LoadRun.of(rig, "surroundings", FEW)) {
            Report report =
                    new FaultRun(rig, run, "Network, database and group, for a short time")
                            .tally(faults, FEW_EVENTS)
                            .report();

            assertThat(report.notShown(SHOWN_BY_FEW)).as(report::toString).isEmpty();
        }
    }

    @Test
    @Tag("long")
    @Tag("P10")
    @Tag("P15")
    void keepsItsPromisesWhileNetworksAreBad() {
        try (Network network = Network.open();
                Rig rig = Rigs.startOn(network, "networks", 2, 3, 2)) {
            List<Fault> faults = new ArrayList<>();
            // first what only agents come by, while there are surely calls for them
            faults.addAll(asking("survey and intake:", network, Stretch.VAULT, rig));
            faults.addAll(asking("survey and scheduler:", network, Stretch.WORD, rig));
            faults.addAll(everything("services and PostgreSQL:", network, Stretch.DATABASE, rig));
            faults.addAll(everything("services and Kafka:", network, Stretch.LOG, rig));

            requireKept(rig, "networks", "Networks", faults);
        }
    }

    @Test
    @Tag("long")
    @Tag("P10")
    @Tag("P15")
    void keepsItsPromisesWhileTablesConnectionsAndGroupsAreInSomebodysHands() {
        try (Rig rig = Rigs.start("hands", 2, 3, 2)) {
            LocalStack stack = rig.stack();
            List<ServiceProcess> schedulers = stack.replicas(Service.SCHEDULER);
            List<Fault> faults = new ArrayList<>();
            for (Service service : Service.values()) {
                faults.add(new ConnectionsExhausted(stack, service, LONG));
                // what it holds must not keep leases past the ten seconds that they may have
                faults.add(new Backend.Frozen(stack, service, SHORT));
            }
            faults.add(new Backend.Killed(stack, Service.SCHEDULER));
            faults.add(decisionsLocked(stack));
            faults.add(new TableLocked(stack.database(Service.SURVEY), "attempt", SHORT));
            faults.add(new GroupDeleted(stack.kafka(), SCHEDULERS));
            faults.add(new GroupDeleted(stack.kafka(), SURVEYS));
            faults.add(new GroupDeleted(stack.kafka(), SCHEDULERS, schedulers));
            faults.add(new RebalanceStorm(stack.kafka(), SCHEDULERS, Topic.WALLET_EVENTS, 6));
            faults.add(new RebalanceStorm(stack.kafka(), SURVEYS, Topic.CALLBACK_TASKS, 3));
            faults.add(new Fault.Frozen(schedulers.get(1), LONGER_THAN_A_SESSION));
            faults.add(new Fault.Frozen(schedulers.get(2), LONGER_THAN_A_SESSION));

            requireKept(rig, "hands", "Tables, connections and groups", faults);
        }
    }

    @Test
    @Tag("long")
    @Tag("P10")
    @Tag("P15")
    void keepsItsPromisesWhileProcessesHaveTooLittle() {
        try (Rig rig = Rigs.start("limits", 2, 3, 2)) {
            LocalStack stack = rig.stack();
            List<Fault> faults = new ArrayList<>();
            for (Service service : Service.values()) {
                ServiceProcess last =
                        stack.replicas(service).get(stack.replicas(service).size() - 1);
                if (FilesExhausted.canHappen()) {
                    faults.add(new FilesExhausted(last, LONG));
                }
                faults.add(new Throttled(last, LONG));
                faults.add(new OutOfMemory(last));
            }
            faults.add(new Throttled(stack.brokers().get(0), SHORT));

            requireKept(rig, "limits", "Limits", faults);
        }
    }

    private static void requireKept(Rig rig, String name, String title, List<Fault> faults) {
        try (LoadRun run = LoadRun.of(rig, name, MANY)) {
            Report report = new FaultRun(rig, run, title).tally(faults, MANY_EVENTS).report();

            assertThat(report.notShown()).as(report::toString).isEmpty();
        }
    }

    private static List<Fault> everything(String where, Network network, Stretch stretch, Rig rig) {
        Address address = network.on(stretch);
        LocalStack stack = rig.stack();
        return List.of(
                new Disturbed(where, address, List.of(SLOW), LONG, stack),
                new Disturbed(where, address, List.of(SLICED), LONG, stack),
                new Disturbed(where, address, ANSWERS_LOST, SHORT, stack),
                new Disturbed(where, address, HOLE, LONG, stack));
    }

    private static List<Fault> asking(String where, Network network, Stretch stretch, Rig rig) {
        Address address = network.on(stretch);
        return List.of(
                new Disturbed(where, address, ANSWERS_LOST, SHORT, rig.stack()),
                new Disturbed(where, address, HOLE, SHORT, rig.stack()));
    }

    /** The database gives up on what waits for it, and services must not. */
    private static Fault decisionsLocked(LocalStack stack) {
        return new TableLocked(
                stack.database(Service.SCHEDULER), "decision", LONGER_THAN_A_STATEMENT);
    }
}
