package io.huifang.backing.issuer;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Gives services tokens by their own credentials. */
final class ServiceClients {
    private final Map<String, ServiceClient> clients = new ConcurrentHashMap<>();
    private final AtomicLong given = new AtomicLong();

    void add(ServiceClient client) {
        clients.put(client.id(), client);
    }

    /** How many tokens services were given. */
    long given() {
        return given.get();
    }

    /**
     * @param asked the form of a {@code client_credentials} grant
     * @param signed a client's token for a scope, signed
     */
    void answer(
            HttpExchange exchange,
            Map<String, String> asked,
            Duration life,
            Function<ServiceClient, String> signed)
            throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Optional<ServiceClient> client =
                clients.values().stream().filter(it -> it.isProvenBy(authorization)).findFirst();
        if (client.isEmpty()) {
            Wire.answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (!client.get().mayHave(scope(asked))) {
            Wire.answer(exchange, 400, "{\"error\":\"invalid_scope\"}");
        } else {
            given.incrementAndGet();
            Map<String, Object> token =
                    Map.of(
                            "token_type",
                            "Bearer",
                            "expires_in",
                            life.toSeconds(),
                            "access_token",
                            signed.apply(client.get()));
            Wire.answer(exchange, 200, SignedToken.json(token));
        }
    }

    /** What is asked for; who asks for nothing gets what goes without saying. */
    static String scope(Map<String, String> asked) {
        return asked.getOrDefault("scope", "events");
    }
}
