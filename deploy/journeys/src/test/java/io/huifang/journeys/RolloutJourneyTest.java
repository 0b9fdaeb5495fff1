package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.rollout.Fleet;
import io.huifang.journeys.rollout.Restarted;
import io.huifang.journeys.rollout.RolloutPage;
import io.huifang.journeys.rollout.Steady;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every replica of every service is restarted while wallets send and agents call. */
@Tag("journey")
@Tag("long")
@Tag("P22")
class RolloutJourneyTest {
    private static final int REPLICAS = Integer.getInteger("huifang.rollout.replicas", 2);
    private static final Duration GONE_AT_THE_LATEST = Duration.ofSeconds(25);

    /** As docs/upgrading.md has it: who reads comes before who writes. */
    private static final List<Service> ORDER =
            List.of(Service.SURVEY, Service.SCHEDULER, Service.INTAKE);

    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet =
                Fleet.start(
                        "rollout",
                        options ->
                                options.with(Service.INTAKE, it -> it.withReplicas(REPLICAS))
                                        .with(Service.SCHEDULER, it -> it.withReplicas(REPLICAS))
                                        .with(Service.SURVEY, it -> it.withReplicas(REPLICAS)));
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    @Tag("P1")
    @Tag("P2")
    void clientsNoticeNothingWhileOneReplicaAfterTheOtherIsRestarted() {
        Steady steady = new Steady(fleet);
        List<Fault> steps = new ArrayList<>(List.of(steady));
        ORDER.forEach(service -> steps.addAll(fleet.restarts(service)));

        Report report = under("rollout", 1_500, 600, steps);

        RolloutPage page = new RolloutPage(fleet, steady.since());
        System.out.println(page);
        assertThat(fleet.errorsSince(steady.since())).isEmpty();
        assertThat(fleet.restarts())
                .extracting(Restarted::drained)
                .hasSize(ORDER.size() * REPLICAS)
                .allMatch(drained -> drained.compareTo(GONE_AT_THE_LATEST) <= 0);
        assertThat(report.notShown()).as(report::toString).isEmpty();
        page.writeIfAsked();
    }

    /** Control: what nobody announces is noticed, of each service. */
    @Test
    void clientsNoticeReplicasThatAreKilled() {
        Steady steady = new Steady(fleet);
        List<Fault> kills = new ArrayList<>(List.of(steady));
        for (Service service : ORDER) {
            // of one alone it is chance whether anybody was speaking to it
            fleet.rig().stack().replicas(service).forEach(it -> kills.add(new Fault.Killed(it)));
        }

        Report report = under("killed", 300, 200, kills);

        Map<String, Long> errors = fleet.errorsSince(steady.since());
        System.out.println("control, killed: " + errors);
        for (Service service : ORDER) {
            assertThat(errors.keySet()).anyMatch(error -> error.startsWith(service.partName()));
        }
        assertThat(report.broken()).as(report::toString).isEmpty();
    }

    private static Report under(String name, int customers, int events, List<Fault> faults) {
        try (LoadRun run = LoadRun.of(fleet.rig(), name, customers)) {
            return new RolloutRun(fleet, run, name).report(faults, events);
        }
    }
}
