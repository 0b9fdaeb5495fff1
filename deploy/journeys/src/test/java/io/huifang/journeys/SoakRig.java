package io.huifang.journeys;

import io.huifang.contract.Topic;
import io.huifang.journeys.broker.BrokerLost;
import io.huifang.journeys.broker.Brokers;
import io.huifang.journeys.broker.LeaderLost;
import io.huifang.journeys.broker.Way;
import io.huifang.journeys.fault.Backend;
import io.huifang.journeys.fault.Disturbed;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.fault.RebalanceStorm;
import io.huifang.journeys.network.Weather;
import io.huifang.journeys.soak.SoakOptions;
import io.huifang.journeys.stack.Address;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackOptions;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * As many of each as a soak is asked for, and what may happen to them.
 *
 * @param rig all of it
 * @param address where services find PostgreSQL
 * @param brokers Kafka's
 */
record SoakRig(Rig rig, Address address, Brokers brokers) implements AutoCloseable {
    /**
     * Services that are to work for hours; the others of these tests start quickly instead. All of
     * the heap is resident from the beginning, or what its old part takes until its first full
     * collection would look like a leak; what is left in it is looked at apart.
     */
    private static final List<String> FOR_HOURS =
            List.of("-XX:TieredStopAtLevel=4", "-XX:+AlwaysPreTouch");

    /** Longer than a group or the database waits for somebody who does not move. */
    private static final Duration FREEZE = Duration.ofSeconds(12);

    private static final Duration SLOW_FOR = Duration.ofSeconds(20);
    private static final Duration SLOW_BY = Duration.ofMillis(20);
    private static final Duration SHORT_FREEZE = Duration.ofSeconds(5);
    private static final String SCHEDULERS = "scheduler";
    private static final int TIMES = 3;

    /** Of so many, each of which has a copy of each record, one may go. */
    private static final int ENOUGH_BROKERS = 3;

    static SoakRig start(SoakOptions options) {
        Address address = Address.open();
        try {
            Rig rig =
                    Rigs.startForLong(
                            address, "soak", options.agents(), it -> asAsked(it, options));
            return started(rig, address);
        } catch (RuntimeException failed) {
            address.close();
            throw failed;
        }
    }

    private static SoakRig started(Rig rig, Address address) {
        try {
            return new SoakRig(rig, address, new Brokers(rig.stack()));
        } catch (RuntimeException failed) {
            rig.close();
            throw failed;
        }
    }

    private static StackOptions asAsked(StackOptions stack, SoakOptions options) {
        SoakOptions.Replicas replicas = options.replicas();
        StackOptions asked =
                stack.withBacking(it -> it.withBrokers(replicas.brokers()))
                        .with(Service.INTAKE, it -> it.withReplicas(replicas.intakes()))
                        .with(Service.SCHEDULER, it -> it.withReplicas(replicas.schedulers()))
                        .with(Service.SURVEY, it -> it.withReplicas(replicas.surveys()));
        if (!options.isLong()) return asked;
        for (Service service : Service.values()) {
            for (String argument : FOR_HOURS) {
                asked = asked.with(service, it -> it.withJvmArgument(argument));
            }
        }
        return asked;
    }

    /**
     * What may happen: everybody stands still now and then, but the first process of each service
     * and the first broker are never killed, so that their memory can be followed to the end.
     */
    List<Fault> faults() {
        LocalStack stack = rig.stack();
        List<Fault> faults = new ArrayList<>();
        for (Service service : Service.values()) {
            List<ServiceProcess> replicas = stack.replicas(service);
            replicas.stream().skip(1).forEach(it -> faults.add(new Fault.Killed(it)));
            replicas.forEach(it -> faults.add(new Fault.Frozen(it, FREEZE)));
        }
        faults.addAll(ofBrokers());
        faults.add(new RebalanceStorm(stack.kafka(), SCHEDULERS, Topic.WALLET_EVENTS, TIMES));
        faults.add(new Backend.Frozen(stack, Service.SCHEDULER, SHORT_FREEZE));
        faults.add(
                new Disturbed(
                        "services ↔ PostgreSQL",
                        address,
                        List.of(new Weather.Slow(SLOW_BY)),
                        SLOW_FOR,
                        stack));
        return faults;
    }

    private List<Fault> ofBrokers() {
        List<Fault> faults = new ArrayList<>();
        int count = brokers.parts().size();
        if (count < ENOUGH_BROKERS) return faults;
        for (int id = 2; id <= count; id++) {
            faults.add(new BrokerLost(brokers, id, Way.KILLED));
        }
        TopicPartition first = new TopicPartition(Topic.WALLET_EVENTS.topicName(), 0);
        faults.add(new LeaderLost(brokers, first, Way.FROZEN));
        return faults;
    }

    @Override
    public void close() {
        try (address;
                rig;
                brokers) {
            // the last one first, and each of them whatever becomes of the others
        }
    }
}
