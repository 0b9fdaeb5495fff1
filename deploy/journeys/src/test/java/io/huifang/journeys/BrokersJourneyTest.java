package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.Topic;
import io.huifang.journeys.broker.AllBrokersLost;
import io.huifang.journeys.broker.BrokerLost;
import io.huifang.journeys.broker.Brokers;
import io.huifang.journeys.broker.LeaderLost;
import io.huifang.journeys.broker.TooFewBrokers;
import io.huifang.journeys.broker.TooFewCopies;
import io.huifang.journeys.broker.Way;
import io.huifang.journeys.broker.Zombie;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.recovery.Failover;
import io.huifang.journeys.recovery.ServiceWatch;
import io.huifang.journeys.recovery.Tally;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.LoneSender;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Three brokers with a copy of each record, of which two must be there, are lost one by one and too
 * many at once, and so is whoever reads from them or stands beside them, under load.
 */
@Tag("journey")
@Tag("long")
@Tag("P1")
@Tag("P2")
@Tag("P3")
@Tag("P8")
@Tag("P9")
@Tag("P10")
@Tag("P15")
@Tag("P17")
class BrokersJourneyTest {
    /** Each may be called three times a day: as many as keep agents at work to the last fault. */
    private static final int CUSTOMERS = 2_000;

    /** Of wallet events, in each scheduler. */
    private static final int CONSUMERS = 2;

    @Test
    void keepsItsPromisesWhileBrokersAreLostOneByOne() {
        try (ProductionRig production = ProductionRig.start("brokers");
                LoadRun run = LoadRun.of(production.rig(), "brokers", CUSTOMERS)) {
            List<Fault> faults = new ArrayList<>();
            for (Way way : Way.values()) {
                for (int id = 1; id <= production.brokers().parts().size(); id++) {
                    faults.add(new BrokerLost(production.brokers(), id, way));
                }
                faults.add(new LeaderLost(production.brokers(), events(0), way));
            }

            requireKept(new FaultRun(production.rig(), run, "Brokers, one by one").tally(faults));
        }
    }

    @Test
    @Tag("P5")
    void keepsItsPromisesWhileTooManyAreLostAtOnce() {
        try (ProductionRig production = ProductionRig.start("too-few");
                LoadRun run = LoadRun.of(production.rig(), "too-few", CUSTOMERS)) {
            Rig rig = production.rig();
            Brokers brokers = production.brokers();
            LoneSender sender = production.loneSender();
            Failover failover =
                    new Failover(production.pair(), new ServiceWatch(rig, run.desk().journal()));
            List<Fault> faults =
                    List.of(
                            // first, while agents surely have a call to claim when it is over
                            failover,
                            new Failover.Return(production.pair()),
                            new TooFewCopies(brokers, Way.KILLED, sender),
                            new TooFewCopies(brokers, Way.FROZEN, sender),
                            new TooFewBrokers(brokers, sender),
                            new AllBrokersLost(brokers, sender),
                            zombie(production),
                            new BrokerLost(brokers, 1, Way.KILLED));

            requireKept(new FaultRun(rig, run, "Brokers, too many at once").tally(faults));
            sender.requireDecided(rig.evidence()::decided);
        }
    }

    private static Zombie zombie(ProductionRig production) {
        Rig rig = production.rig();
        List<ServiceProcess> schedulers = rig.stack().replicas(Service.SCHEDULER);
        return new Zombie(
                production.brokers(),
                schedulers.get(1),
                rig.database(Service.SCHEDULER),
                schedulers.size() * CONSUMERS);
    }

    private static TopicPartition events(int partition) {
        return new TopicPartition(Topic.WALLET_EVENTS.topicName(), partition);
    }

    private static void requireKept(Tally tally) {
        assertThat(tally.report().notShown()).as(tally::toString).isEmpty();
        assertThat(tally.words().isShown()).as(tally::toString).isTrue();
    }
}
