package io.huifang.journeys.broker;

import io.huifang.journeys.fault.Fault;

/**
 * A broker is lost until no copy of its counts any more. Over when all copies are in sync again.
 *
 * @param brokers all of them
 * @param id of its node
 */
public record BrokerLost(Brokers brokers, int id, Way way) implements Fault {
    @Override
    public String name() {
        return way + " " + brokers.part(id).name();
    }

    @Override
    public void happen() {
        way.lose(brokers.part(id), () -> brokers.awaitOutOfSync(id));
        brokers.awaitWhole();
    }
}
