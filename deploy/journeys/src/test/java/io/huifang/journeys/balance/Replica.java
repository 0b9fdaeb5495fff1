package io.huifang.journeys.balance;

import io.huifang.local.stack.ServiceProcess;

import java.net.URI;
import java.util.function.BooleanSupplier;

/**
 * One of those among whom connections are shared out.
 *
 * @param name tells it from the others
 * @param port where it serves, on this machine
 * @param ready asks it whether it wants more
 */
public record Replica(String name, int port, BooleanSupplier ready) {

    public static Replica of(ServiceProcess process) {
        int port = URI.create(process.url()).getPort();
        return new Replica(process.name(), port, process::isReady);
    }
}
