package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.huifang.journeys.earlier.EarlierBuild;
import io.huifang.journeys.earlier.History;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.rollout.Fleet;
import io.huifang.journeys.rollout.Steady;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackOptions;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Today's build beside an earlier one on the same databases and topics, under load: an upgrade,
 * replica by replica, and then the way back, both in the order of docs/upgrading.md. With one
 * replica of each pair restarted, each service runs in both builds at the same time, beside either
 * build of the others.
 *
 * <p>{@code -Dhuifang.earlier=<commit>} says which; otherwise it is the release before.
 */
@Tag("journey")
@Tag("long")
@Tag("P1")
@Tag("P2")
@Tag("P22")
@Tag("P24")
class NeighboursJourneyTest {
    private static final List<Service> UPGRADE =
            List.of(Service.SURVEY, Service.SCHEDULER, Service.INTAKE);
    private static final List<Service> ROLL_BACK =
            List.of(Service.INTAKE, Service.SCHEDULER, Service.SURVEY);

    private final Path root = Path.of(System.getProperty("huifang.root")).toAbsolutePath();

    @Test
    void anUpgradeAndTheWayBackLoseNothingAndNobodyNotices() {
        EarlierBuild earlier = earlier();
        try (Fleet fleet = Fleet.start("neighbours", options -> pairs(options, earlier));
                LoadRun run = LoadRun.of(fleet.rig(), "neighbours", 2_000)) {
            Steady steady = new Steady(fleet);
            List<Fault> steps = new ArrayList<>(List.of(steady));
            UPGRADE.forEach(it -> steps.addAll(fleet.restarts(it, it.jarIn(root))));
            steps.add(new Look(fleet, "today's build", root));
            ROLL_BACK.forEach(it -> steps.addAll(fleet.restarts(it, earlier.jar(it))));
            steps.add(new Look(fleet, "the build of " + earlier.commit(), earlier.sources()));

            Report report = new RolloutRun(fleet, run, "neighbours").report(steps, 1_000);

            assertThat(fleet.errorsSince(steady.since())).isEmpty();
            assertThat(report.notShown()).as(report::toString).isEmpty();
        }
    }

    private EarlierBuild earlier() {
        History history = new History(root);
        String named = System.getProperty("huifang.earlier");
        Optional<String> commit =
                named == null ? history.neighbour() : Optional.of(history.neighbour(named));
        assumeTrue(
                commit.isPresent(),
                "the latest commit edits a migration, so no earlier build fits its schema");
        return EarlierBuild.of(
                history, commit.get(), root.resolve("deploy/journeys/target/earlier"));
    }

    private static StackOptions pairs(StackOptions options, EarlierBuild earlier) {
        StackOptions pairs = options;
        for (Service service : Service.values()) {
            pairs = pairs.with(service, it -> it.withReplicas(2).withJar(earlier.jar(service)));
        }
        return pairs;
    }

    /**
     * No fault, but a look half-way: the processes really are of the build that they should be of.
     *
     * @param build in words
     * @param sources where the build was made
     */
    private record Look(Fleet fleet, String build, Path sources) implements Fault {
        @Override
        public String name() {
            return "all run " + build;
        }

        @Override
        public void happen() {
            for (Service service : Service.values()) {
                for (ServiceProcess replica : fleet.rig().stack().replicas(service)) {
                    assertThat(ProcessHandle.of(replica.pid()).orElseThrow().info().commandLine())
                            .hasValueSatisfying(
                                    it ->
                                            assertThat(it)
                                                    .contains(
                                                            service.jarIn(sources)
                                                                    .toAbsolutePath()
                                                                    .toString()));
                }
            }
        }
    }
}
