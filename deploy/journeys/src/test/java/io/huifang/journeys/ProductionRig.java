package io.huifang.journeys;

import io.huifang.journeys.broker.Brokers;
import io.huifang.journeys.recovery.Pair;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.LoneSender;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

/**
 * As many of each as production has, on one machine: two intakes, three schedulers, two surveys,
 * three brokers, and a primary with a standby that has each commit.
 *
 * @param rig all but the standby
 * @param address where services find PostgreSQL
 * @param pair primary and standby
 * @param brokers Kafka's
 */
record ProductionRig(Rig rig, Address address, Pair pair, Brokers brokers)
        implements AutoCloseable {
    /**
     * How long a scheduler's group waits for a sign of life of a member, so that somebody can see
     * it given up: less than the database waits for its transaction.
     */
    private static final String SESSION_MS = "10000";

    /**
     * @param name of its directory
     */
    static ProductionRig start(String name) {
        Address address = Address.open();
        try {
            return started(address, Rigs.startBehind(address, name, ProductionRig::asMany));
        } catch (RuntimeException failed) {
            address.close();
            throw failed;
        }
    }

    private static ProductionRig started(Address address, Rig rig) {
        try {
            Pair pair = Pair.of(rig, address);
            return new ProductionRig(rig, address, pair, new Brokers(rig.stack()));
        } catch (RuntimeException failed) {
            rig.close();
            throw failed;
        }
    }

    private static StackOptions asMany(StackOptions options) {
        return options.withBacking(it -> it.withBrokers(3))
                .with(Service.INTAKE, it -> it.withReplicas(2))
                .with(
                        Service.SCHEDULER,
                        it ->
                                it.withReplicas(3)
                                        .withConfiguration(
                                                "mp.messaging.incoming.wallet-events"
                                                        + ".session.timeout.ms",
                                                SESSION_MS))
                .with(Service.SURVEY, it -> it.withReplicas(2));
    }

    /** Somebody who asks beside the load whether intake takes events. */
    LoneSender loneSender() {
        return new LoneSender(rig.sender(0), rig::intake, "lone-sender");
    }

    @Override
    public void close() {
        try (address;
                rig;
                pair;
                brokers) {
            // the last one first, and each of them whatever becomes of the others
        }
    }
}
