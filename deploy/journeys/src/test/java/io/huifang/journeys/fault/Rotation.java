package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A new key-encryption key for the vault, and the end of those before it: what {@code
 * deploy/local/vault rotate} does. No fault, but it happens under load and must not be one.
 *
 * @param ops who may rotate
 * @param intake gives the URL of one of intake's replicas, each time anew
 * @param meanwhile what goes wrong while keys are being wrapped anew
 */
public record Rotation(Caller ops, Supplier<String> intake, List<Fault> meanwhile)
        implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final String KEYS = "/v1/vault/keys";

    public Rotation {
        meanwhile = List.copyOf(meanwhile);
    }

    @Override
    public String name() {
        StringBuilder name = new StringBuilder("rotation");
        meanwhile.forEach(fault -> name.append(" + ").append(fault.name()));
        return name.toString();
    }

    @Override
    public void happen() {
        List<Integer> old = versions();
        Exchange rotated = ops.post(intake.get() + KEYS);
        if (!rotated.is(200)) {
            throw new AssertionError("the vault does not rotate: " + rotated);
        }
        meanwhile.forEach(Fault::happen);
        for (int version : old) {
            await("version " + version + " is destroyed")
                    .atMost(PATIENCE)
                    .pollInterval(PACE)
                    .until(() -> isDestroyed(version));
        }
    }

    // 404: it was, and the answer got lost
    private boolean isDestroyed(int version) {
        Exchange exchange = ops.delete(intake.get() + KEYS + "/" + version);
        return exchange.is(204) || exchange.is(404);
    }

    /** The versions that there are. */
    public List<Integer> versions() {
        List<Integer> versions = new ArrayList<>();
        for (JsonNode key : ops.get(intake.get() + KEYS).json()) {
            versions.add(key.get("version").asInt());
        }
        return versions;
    }
}
