package io.huifang.local.stack;

import java.util.Map;

/**
 * Where one process of a service listens.
 *
 * @param port where it serves
 * @param managementPort where it tells health and metrics
 */
record ServiceAddress(int port, int managementPort) {
    private static final String HOST = "127.0.0.1";

    /** Where it serves, without a slash at the end. */
    String url() {
        return "http://" + HOST + ":" + port;
    }

    /** Where it tells health and metrics, without a slash at the end. */
    String managementUrl() {
        return "http://" + HOST + ":" + managementPort;
    }

    /** Its ports, with what each is for. */
    Map<Integer, String> ports(String name) {
        return Map.of(port, name, managementPort, name + "'s health and metrics");
    }

    /** The properties by which it listens there. */
    Map<String, String> properties() {
        return Map.of(
                "quarkus.http.host",
                HOST,
                "quarkus.http.port",
                Integer.toString(port),
                "quarkus.management.host",
                HOST,
                "quarkus.management.port",
                Integer.toString(managementPort));
    }
}
