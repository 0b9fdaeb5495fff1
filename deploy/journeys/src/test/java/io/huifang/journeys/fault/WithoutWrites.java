package io.huifang.journeys.fault;

import io.huifang.journeys.stack.Rig;

/**
 * A fault because of which databases take no writes for a while although they answer: whoever
 * watches leases must not take that for a service's neglect.
 *
 * @param rig whose databases they are
 */
public record WithoutWrites(Rig rig, Fault fault) implements Fault {
    @Override
    public String name() {
        return fault.name();
    }

    @Override
    public void happen() {
        rig.withoutWrites(fault::happen);
    }
}
