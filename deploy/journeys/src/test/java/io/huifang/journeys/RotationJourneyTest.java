package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.fault.Rotation;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.load.Shift;
import io.huifang.journeys.reconcile.Reconciler;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Newcomers;
import io.huifang.journeys.wallet.People;
import io.huifang.journeys.wallet.Sending;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The vault's key-encryption key is rotated and the old one destroyed while two replicas of intake
 * seal what senders tell, and agents read it.
 */
@Tag("journey")
@Tag("R71")
class RotationJourneyTest {
    private static final String REVEALED = "reveal 200";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration NEWCOMERS_PACE = Duration.ofMillis(50);

    @Test
    void rotatesUnderLoadWithoutAFailedReadOrWrite() {
        Rig rig = Rigs.shared();
        ServiceProcess second = rig.stack().addReplica(Service.INTAKE);
        try {
            Seen seen = drill(rig, "rotated", 60, 60, List.of(rotation(rig)));

            requireNoFailure(seen);
            assertThat(rotation(rig).versions()).hasSize(1);
        } finally {
            rig.stack().remove(second);
        }
    }

    @Test
    @Tag("long")
    void rotatesAgainAndAgainUnderMoreLoad() {
        try (Rig rig = Rigs.start("rotation", 2, 1, 1)) {
            List<Fault> faults = new ArrayList<>();
            for (int times = 0; times < 3; times++) {
                faults.add(rotation(rig));
            }
            requireNoFailure(drill(rig, "calm", 1_000, 900, faults));

            assertThat(rotation(rig).versions()).hasSize(1);
        }
    }

    /**
     * What came of a run.
     *
     * @param answers how often agents got which answer
     * @param unclear events whose sender does not know what became of them
     * @param newcomers those who were told of while it ran
     * @param unreadable customers whose contact does not come back
     */
    private record Seen(
            Map<String, Integer> answers,
            List<Sending> unclear,
            Newcomers newcomers,
            List<String> unreadable) {}

    private static Seen drill(Rig rig, String name, int customers, int events, List<Fault> faults) {
        People known = People.awake(name, customers, Instant.now());
        People strangers = People.awake("new-" + name, 5_000, Instant.now());
        Newcomers newcomers = new Newcomers(strangers, rig.sender(0), rig::intake);
        try (LoadRun run = LoadRun.of(rig, name, customers)) {
            Drill drill = new Drill(faults, events / (faults.size() + 1));
            run.work();
            try (Shift door = new Shift(1)) {
                door.begin(newcomers::step, Duration.ZERO, NEWCOMERS_PACE);
                run.sendUnder(drill, events);
            }
            run.awaitDecided();
            Map<String, Integer> answers = answersWithOneMoreReveal(run);
            run.workOff();
            Evidence evidence = run.evidence();
            Report report = Reconciler.reconcile(evidence);
            new RunSummary(name, evidence, report, answers, drill.diary()).print();
            assertThat(report.broken()).as(report::toString).isEmpty();
            ReadableContacts contacts = new ReadableContacts(rig);
            List<Integer> all = IntStream.range(0, customers).boxed().toList();
            List<String> unreadable = new ArrayList<>(contacts.unreadable(known, all));
            unreadable.addAll(contacts.unreadable(strangers, newcomers.known()));
            return new Seen(answers, unclear(run), newcomers, unreadable);
        }
    }

    /**
     * Also of after the rotation, but of before agents are sent home in the middle of a request.
     */
    private static Map<String, Integer> answersWithOneMoreReveal(LoadRun run) {
        int before = reveals(run);
        await("agents read contacts").atMost(PATIENCE).until(() -> reveals(run) > before);
        return run.desk().journal().answers();
    }

    private static int reveals(LoadRun run) {
        return run.desk().journal().answers().getOrDefault(REVEALED, 0);
    }

    private static List<Sending> unclear(LoadRun run) {
        return run.wallet().journal().sendings().stream()
                .filter(sending -> sending.verdict() == Sending.Verdict.UNCLEAR)
                .toList();
    }

    private static void requireNoFailure(Seen seen) {
        assertThat(seen.answers().keySet())
                .noneMatch(answer -> answer.matches("(late )?reveal (0|404|5\\d\\d)"));
        assertThat(seen.unclear()).isEmpty();
        assertThat(seen.newcomers().failed()).isEmpty();
        assertThat(seen.newcomers().known()).isNotEmpty();
        assertThat(seen.unreadable()).isEmpty();
    }

    private static Rotation rotation(Rig rig, Fault... meanwhile) {
        Caller ops = Caller.withKey(rig.stack().secrets().password("ops"));
        return new Rotation(ops, rig::intake, List.of(meanwhile));
    }
}
