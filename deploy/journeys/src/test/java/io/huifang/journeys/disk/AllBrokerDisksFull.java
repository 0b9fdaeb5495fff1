package io.huifang.journeys.disk;

import static org.awaitility.Awaitility.await;

import io.huifang.journeys.broker.Brokers;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.wallet.LoneSender;

import java.time.Duration;
import java.util.List;

/**
 * The disks of all brokers are full: they die of it, until no two are left. Meanwhile intake takes
 * nothing, and soon after there is room it takes events again (P5).
 *
 * @param brokers all of them
 * @param disks theirs
 * @param sender asks whether events are taken
 */
record AllBrokerDisksFull(Brokers brokers, List<SmallDisk> disks, LoneSender sender)
        implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int POSTS_MEANWHILE = 3;

    AllBrokerDisksFull {
        disks = List.copyOf(disks);
    }

    @Override
    public String name() {
        return "the disks of all brokers are full";
    }

    @Override
    public void happen() {
        try {
            disks.forEach(SmallDisk::fill);
            await("no two brokers are left").atMost(PATIENCE).until(() -> brokers.alive() < 2);
            sender.postInVain(POSTS_MEANWHILE);
        } finally {
            disks.forEach(SmallDisk::empty);
        }
        brokers.start(brokers.parts());
        brokers.awaitEnough();
        sender.postUntilTaken();
        brokers.awaitWhole();
    }
}
