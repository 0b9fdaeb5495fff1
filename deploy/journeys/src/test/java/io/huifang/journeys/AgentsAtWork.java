package io.huifang.journeys;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.desk.Desk;
import io.huifang.journeys.evidence.LeaseWatch;
import io.huifang.journeys.evidence.RunAttempts;
import io.huifang.journeys.load.Shift;
import io.huifang.journeys.stack.Rig;
import io.huifang.local.stack.Service;

import java.time.Duration;

/** The agents of one run, and somebody who looks after their leases. */
final class AgentsAtWork implements AutoCloseable {
    private static final Duration WATCH_PACE = Duration.ofMillis(500);

    private final Rig rig;
    private final RunAttempts attempts;
    private final Desk desk;
    private final LeaseWatch watch;
    private final Shift watchman = new Shift(1);

    /**
     * @param prefix what the ids of the run's customers begin with
     * @param seed what the agents do by chance; no two runs on one stack have the same
     */
    AgentsAtWork(Rig rig, String prefix, long seed) {
        this.rig = rig;
        this.attempts = new RunAttempts(rig.database(Service.SURVEY), prefix);
        this.desk = new Desk(rig.agents(), seed, Rig.LEASE);
        this.watch = new LeaseWatch(rig.database(Service.SURVEY), rig::canEndLeases);
    }

    Desk desk() {
        return desk;
    }

    /** The attempts of this run, and not those of a run before it. */
    RunAttempts attempts() {
        return attempts;
    }

    /** What became of leases so far. */
    LeaseWatch.Seen seen() {
        return watch.seen();
    }

    /**
     * Lets them begin, under somebody's eyes.
     *
     * @param pace from one answer to an agent's next request
     */
    void begin(Duration pace) {
        watchman.begin(watch::look, Duration.ZERO, WATCH_PACE);
        desk.start(pace);
    }

    /** Lets them work until nothing is left to claim, then sends them home. */
    void workOff(Duration patience) {
        await("the queue is worked off")
                .atMost(patience)
                .pollInterval(WATCH_PACE)
                .until(() -> attempts.offered() == 0 && rig.quiet().unreadRecords() == 0);
        desk.close();
    }

    @Override
    public void close() {
        desk.close();
        watchman.close();
    }
}
