package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.disk.Disks;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.fault.WithoutWrites;
import io.huifang.journeys.recovery.Tally;
import io.huifang.journeys.wallet.LoneSender;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** Senders and agents go on while one disk after another is full, and while several are at once. */
@Tag("journey")
@Tag("long")
@Tag("P1")
@Tag("P2")
@Tag("P3")
@Tag("P5")
@Tag("P8")
@Tag("P9")
@Tag("P10")
@Tag("P15")
@Tag("P17")
class DiskJourneyTest {
    /** Each may be called three times a day: as many as keep agents at work for minutes. */
    private static final int CUSTOMERS = 1_000;

    @BeforeAll
    static void requireDisks() {
        Disks.requirePermitted(Path.of(System.getProperty("huifang.journeys")));
    }

    @Test
    void losesNothingThatItHasTakenWhileDisksAreFull() {
        try (ProductionRig production = ProductionRig.start("disks");
                Disks disks = Disks.under(production.rig().stack(), production.brokers());
                LoadRun run = LoadRun.of(production.rig(), "disks", CUSTOMERS)) {
            LoneSender sender = production.loneSender();
            List<Fault> faults =
                    List.of(
                            disks.ofBroker(2, sender),
                            disks.ofAllBrokers(sender),
                            new WithoutWrites(production.rig(), disks.ofData(sender)),
                            new WithoutWrites(production.rig(), disks.ofLog(sender)));

            Tally tally = new FaultRun(production.rig(), run, "Disks").tally(faults);

            assertThat(tally.report().notShown()).as(tally::toString).isEmpty();
            assertThat(tally.words().isShown()).as(tally::toString).isTrue();
            sender.requireDecided(production.rig().evidence()::decided);
        }
    }
}
