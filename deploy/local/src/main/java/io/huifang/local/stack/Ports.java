package io.huifang.local.stack;

import io.huifang.backing.process.FreePort;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who listens where. On a base, every part has its place beside it; without one, each takes a free
 * port.
 */
final class Ports {
    /** From a service's port to the port of its health and metrics. */
    static final int MANAGEMENT = 1000;

    private static final int POSTGRES = 2000;
    private static final int KAFKA = 2001;
    private static final int HIGHEST = 65_535;
    private static final int FIRST_UNPRIVILEGED = 1024;

    private final OptionalInt base;

    /**
     * @throws StackFailure when not all ports fit above the base
     */
    Ports(OptionalInt base) {
        base.ifPresent(Ports::requireUsable);
        this.base = base;
    }

    /** Only the first replica has a place beside the base. */
    int http(Service service, int replica) {
        return replica == 0 ? at(service.ordinal()) : ClaimedPort.any();
    }

    int management(Service service, int replica) {
        return replica == 0 ? at(MANAGEMENT + service.ordinal()) : ClaimedPort.any();
    }

    int postgres() {
        return at(POSTGRES);
    }

    /** Only the first broker has a place beside the base. */
    int kafka(int broker) {
        return broker == 0 ? at(KAFKA) : ClaimedPort.any();
    }

    /** Where one of several brokers is a controller. */
    int controller() {
        return ClaimedPort.any();
    }

    /**
     * @param parts none of them may be running
     * @throws StackFailure naming each port on which somebody else listens, and who that is
     */
    static void requireFree(List<StackPart> parts) {
        List<String> taken = new ArrayList<>();
        for (StackPart part : parts) {
            part.ports()
                    .forEach(
                            (port, purpose) -> {
                                if (!FreePort.isFree(port)) {
                                    taken.add(
                                            "Port %d, meant for %s, is taken%s."
                                                    .formatted(port, purpose, PortOwner.by(port)));
                                }
                            });
        }
        if (!taken.isEmpty()) {
            taken.add("Stop that, or choose other ports: HUIFANG_PORT_BASE=18080 deploy/local/up");
            throw new StackFailure(String.join("\n", taken));
        }
    }

    private int at(int place) {
        return base.isPresent() ? base.getAsInt() + place : ClaimedPort.any();
    }

    private static void requireUsable(int base) {
        if (base < FIRST_UNPRIVILEGED || base + KAFKA > HIGHEST) {
            throw new StackFailure(
                    "HUIFANG_PORT_BASE must be between %d and %d, but is %d."
                            .formatted(FIRST_UNPRIVILEGED, HIGHEST - KAFKA, base));
        }
    }
}
