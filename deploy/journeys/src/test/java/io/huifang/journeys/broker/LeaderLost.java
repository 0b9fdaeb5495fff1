package io.huifang.journeys.broker;

import io.huifang.journeys.fault.Fault;

import org.apache.kafka.common.TopicPartition;

/**
 * The broker that leads a partition is lost until another one leads it. Over when all copies are in
 * sync again.
 *
 * @param brokers all of them
 */
public record LeaderLost(Brokers brokers, TopicPartition partition, Way way) implements Fault {
    private static final int NOBODY = -1;

    @Override
    public String name() {
        return way + " the leader of " + partition;
    }

    @Override
    public void happen() {
        int leader = brokers.awaitLeaderOtherThan(NOBODY, partition);
        way.lose(brokers.part(leader), () -> brokers.awaitLeaderOtherThan(leader, partition));
        brokers.awaitWhole();
    }
}
