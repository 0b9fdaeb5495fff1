package io.huifang.journeys;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.desk.Desk;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.Leftovers;
import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.People;
import io.huifang.journeys.wallet.Wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Senders and agents at work on customers of their own, and what they leave behind. */
final class LoadRun implements AutoCloseable {
    /** P1: within 60 s after the last fault. */
    private static final Duration UNTIL_DECIDED = Duration.ofSeconds(60);

    private static final Duration UNTIL_QUIET = Duration.ofSeconds(60);

    /**
     * Long enough for a hundred thousand calls, of which two processors do about thirty a second.
     */
    private static final Duration UNTIL_WORKED_OFF = Duration.ofHours(3);

    private static final Duration WALLET_PACE = Duration.ofMillis(50);

    /** Slow enough that a drill outlasts not many more events than it needs. */
    private static final Duration DRILL_PACE = Duration.ofMillis(250);

    private static final Duration DESK_PACE = Duration.ofMillis(100);
    private static final Duration WATCH_PACE = Duration.ofMillis(500);
    private static final long SEED = 20261122;

    private final Rig rig;
    private final People people;
    private final Wallet wallet;
    private final AgentsAtWork agents;

    private LoadRun(Rig rig, People people) {
        this.rig = rig;
        this.people = people;
        this.wallet = new Wallet(people, rig.senders(), rig::intake);
        // agents of two runs on one stack must not say the same under the same idempotency key
        this.agents = new AgentsAtWork(rig, people.prefix(), SEED + people.run().hashCode());
    }

    /**
     * A run whose customers are known to intake, and nothing else has happened yet.
     *
     * @param name tells its customers from those of other runs
     */
    static LoadRun of(Rig rig, String name, int customers) {
        LoadRun run = new LoadRun(rig, People.awake(name, customers, Instant.now()));
        run.wallet.introduce();
        return run;
    }

    /** What the ids of its customers begin with. */
    String prefix() {
        return people.prefix();
    }

    /** How many customers it has. */
    int customers() {
        return people.count();
    }

    Wallet wallet() {
        return wallet;
    }

    Desk desk() {
        return agents.desk();
    }

    /**
     * Sends while faults happen; returns when the last one is over and everything is sent.
     *
     * @param events of each of the three, at least
     */
    void sendUnder(Drill drill, int events) {
        sendUnder(drill, events, DRILL_PACE);
    }

    /** The same at another pace: from one answer to a sender's next post. */
    void sendUnder(Drill drill, int events, Duration pace) {
        wallet.goOn();
        wallet.start(SEED, events, pace);
        drill.run(wallet);
        wallet.finish();
        awaitSent();
    }

    /**
     * Sends while agents work and faults happen to them, until so many attempts were offered; then
     * lets the agents work all of it off, and nothing more becomes due.
     *
     * @param pace from one answer to a sender's next post
     */
    void workUnderUntil(long attempts, Drill drill, Duration pace) {
        workWhile(
                () -> {
                    drill.run(agents.desk());
                    await(attempts + " attempts are there")
                            .atMost(UNTIL_WORKED_OFF)
                            .pollInterval(WATCH_PACE)
                            .until(() -> agents.attempts().all() >= attempts);
                },
                pace);
    }

    /**
     * Sends while agents work and that happens; then lets the agents work all of it off, and
     * nothing more becomes due.
     *
     * @param pace from one answer to a sender's next post
     */
    void workWhile(Runnable happening, Duration pace) {
        wallet.goOn();
        wallet.start(SEED, 0, pace);
        happening.run();
        wallet.finish();
        awaitSent();
        rig.holdDispatch();
        workOff();
    }

    /**
     * Sends everything and returns when it is sent.
     *
     * @param events of each of the three
     */
    void sendAll(int events) {
        wallet.start(SEED, events, WALLET_PACE);
        awaitSent();
    }

    private void awaitSent() {
        await("everything is sent").atMost(UNTIL_WORKED_OFF).until(wallet::isFinished);
    }

    /**
     * P1: every accepted event has a decision at most 60 s from now.
     *
     * @return how long it took
     */
    Duration awaitDecided() {
        long from = System.nanoTime();
        Set<EventKey> accepted = wallet.journal().accepted();
        await("all " + accepted.size() + " accepted events are decided")
                .atMost(UNTIL_DECIDED)
                .until(() -> rig.evidence().decided(people.prefix()).containsAll(accepted));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** Lets the agents begin, under somebody's eyes. */
    void work() {
        work(DESK_PACE);
    }

    /**
     * The same at another pace.
     *
     * @param pace from one answer to an agent's next request
     */
    void work(Duration pace) {
        agents.begin(pace);
    }

    /** Lets the agents work until nothing is left to claim, then sends them home. */
    void workOff() {
        agents.workOff(UNTIL_WORKED_OFF);
    }

    /** Attempts of this run that can be claimed. */
    long offered() {
        return agents.attempts().offered();
    }

    /** Attempts of this run that an agent concluded, and not those of a run before it. */
    long concluded() {
        return agents.attempts().concluded();
    }

    /** Waits until nothing more happens, but not for ever, and collects what is left. */
    Evidence evidence() {
        Leftovers leftovers = rig.quiet().atRest(people.prefix(), UNTIL_QUIET);
        return rig.evidence().read(people.prefix(), clients(), leftovers, agents.seen());
    }

    @Override
    public void close() {
        wallet.close();
        agents.close();
    }

    /** Agents may also have met what other runs have left; that is not evidence of this one. */
    private Evidence.Clients clients() {
        return new Evidence.Clients(
                wallet.journal().sendings(), desk().journal().entriesAbout(people.prefix()));
    }
}
