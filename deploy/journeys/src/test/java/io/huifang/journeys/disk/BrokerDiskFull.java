package io.huifang.journeys.disk;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.LogFile;
import io.huifang.journeys.broker.Brokers;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.wallet.LoneSender;
import io.huifang.local.stack.StackPart;

import java.time.Duration;

/**
 * A broker's disk is full: it dies of it, and the others go on. It comes back when there is room.
 *
 * @param brokers all of them
 * @param id of its node
 * @param disk its own
 * @param sender asks whether events are taken
 */
record BrokerDiskFull(Brokers brokers, int id, SmallDisk disk, LoneSender sender) implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofMillis(500);

    /** In words of the system, or of a JVM whose files in memory have no page any more. */
    private static final String[] FULL = {"No space left on device", "SIGBUS", "unsafe memory"};

    @Override
    public String name() {
        return "the disk of " + broker().name() + " is full";
    }

    @Override
    public void happen() {
        LogFile log = new LogFile(broker().logFile());
        log.mark();
        try {
            disk.fill();
            // at once: of its log only the end is looked at, and it has more to say
            await("it says what it dies of").atMost(PATIENCE).until(() -> log.saysSinceMark(FULL));
            await("it dies of its disk").atMost(PATIENCE).until(() -> !broker().isAlive());
            brokers.awaitOutOfSync(id);
            await("the others take events")
                    .atMost(PATIENCE)
                    .pollInterval(PACE)
                    .until(() -> sender.post().is(202));
        } finally {
            disk.empty();
        }
        broker().start();
        broker().awaitReady();
        brokers.awaitWhole();
    }

    private StackPart broker() {
        return brokers.parts().get(id - 1);
    }
}
