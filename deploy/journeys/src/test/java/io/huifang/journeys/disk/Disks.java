package io.huifang.journeys.disk;

import io.huifang.journeys.broker.Brokers;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.wallet.LoneSender;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackPart;
import io.huifang.local.stack.StackProgress;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Small disks under what the servers of a stack keep. The stack ends before they do. */
public final class Disks implements AutoCloseable {
    /** What a drill writes, and more, in MiB. */
    private static final int ROOM_OF_A_BROKER = 256;

    private static final int ROOM_OF_THE_DATA = 512;

    /** Of a log of changes that nobody takes away. */
    private static final int ROOM_OF_THE_LOG = 2048;

    private final LocalStack stack;
    private final Brokers brokers;
    private final List<SmallDisk> all = new ArrayList<>();
    private final List<SmallDisk> ofBrokers = new ArrayList<>();
    private SmallDisk data;
    private SmallDisk log;

    private Disks(LocalStack stack, Brokers brokers) {
        this.stack = stack;
        this.brokers = brokers;
    }

    /** Puts each broker's data, PostgreSQL's, and its log of changes on disks of their own. */
    public static Disks under(LocalStack stack, Brokers brokers) {
        Disks disks = new Disks(stack, brokers);
        try {
            disks.putUnderBrokers();
            disks.putUnderPostgres();
            stack.parts().forEach(StackPart::awaitReady);
            return disks;
        } catch (RuntimeException failed) {
            disks.close();
            throw failed;
        }
    }

    /**
     * Skips the test where only its administrator may mount disks on this machine, unless {@code
     * HUIFANG_DISKS=required} says that it must be possible. Takes away what a killed build left.
     *
     * @param homes below which stacks are
     */
    public static void requirePermitted(Path homes) {
        Mounts.unmountAllBelow(homes);
        try {
            Path probe = Files.createTempDirectory("huifang-disk");
            try {
                Mounts.mount(probe, "size=1m");
            } finally {
                Mounts.unmount(probe);
                Files.delete(probe);
            }
        } catch (IllegalStateException | UncheckedIOException refused) {
            String missing = "no disk may be mounted here: run as root";
            if ("required".equals(System.getenv("HUIFANG_DISKS"))) {
                throw new IllegalStateException(missing, refused);
            }
            System.err.println("NOT TESTED with full disks: " + missing);
            Assumptions.abort(missing);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One broker's disk is full. */
    public Fault ofBroker(int id, LoneSender sender) {
        return new BrokerDiskFull(brokers, id, ofBrokers.get(id - 1), sender);
    }

    /** Every broker's disk is full. */
    public Fault ofAllBrokers(LoneSender sender) {
        return new AllBrokerDisksFull(brokers, ofBrokers, sender);
    }

    /** PostgreSQL's disk is full, but that of its log of changes is not. */
    public Fault ofData(LoneSender sender) {
        return new DatabaseDiskFull("data", stack, data, sender);
    }

    /** The disk of PostgreSQL's log of changes is full. */
    public Fault ofLog(LoneSender sender) {
        return new DatabaseDiskFull("log of changes", stack, log, sender);
    }

    @Override
    public void close() {
        try {
            stack.stop(StackProgress.SILENT);
        } finally {
            Collections.reverse(all);
            all.forEach(SmallDisk::close);
        }
    }

    /** One after another, so that the others go on. */
    private void putUnderBrokers() {
        for (StackPart broker : brokers.parts()) {
            broker.stop();
            Path directory = stack.home().kafka(ofBrokers.size());
            ofBrokers.add(put(directory.resolve("data"), ROOM_OF_A_BROKER));
            broker.start();
            broker.awaitReady();
            brokers.awaitWhole();
        }
    }

    private void putUnderPostgres() {
        StackPart postgres = stack.backing().get(0);
        Path directory = stack.postgres().data();
        postgres.stop();
        data = put(directory, ROOM_OF_THE_DATA);
        log = put(directory.resolve("pg_wal"), ROOM_OF_THE_LOG);
        postgres.start();
        postgres.awaitReady();
    }

    private SmallDisk put(Path directory, int room) {
        SmallDisk disk = SmallDisk.under(directory, room);
        all.add(disk);
        return disk;
    }
}
