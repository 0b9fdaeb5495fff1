package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.load.Actor;
import io.huifang.benchmarks.load.Actor.Ask;
import io.huifang.benchmarks.load.RequestTemplate;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a program asks for that works for one agent.
 *
 * @param account the agent's
 * @param headers what it always says
 */
record Requests(String account, Map<String, String> headers) {
    static final String CLAIM = "claim";
    static final String REVEAL = "reveal";
    static final String CONCLUDE = "conclude";

    private static final Map<String, Integer> WANTED =
            Map.of(CLAIM, 201, REVEAL, 200, CONCLUDE, 200);
    private static final String CONCLUSION =
            "{\"disposition\":\"REACHED_RESOLVED\",\"answers\":"
                    + "{\"csat\":5,\"resolved\":true,\"ces\":6,\"nps\":9}}";

    Ask claim() {
        return ask(CLAIM, "/v1/claims", headers, "{}");
    }

    Ask reveal(Held held) {
        return ask(REVEAL, held.path("/reveal"), saying("If-Match", held.etag()), "");
    }

    Ask conclude(Held held) {
        Map<String, String> said = saying("If-Match", held.etag());
        said.put("Idempotency-Key", UUID.randomUUID().toString());
        return ask(CONCLUDE, held.path("/conclusion"), said, CONCLUSION);
    }

    /**
     * The answer itself, when it is the one that counts.
     *
     * @throws IllegalStateException when it is not: what follows would mean nothing
     */
    static Actor.Reply wanted(Actor.Reply reply) {
        if (reply.status() != WANTED.get(reply.kind())) {
            throw new IllegalStateException(reply.kind() + " was answered " + reply.status());
        }
        return reply;
    }

    private Map<String, String> saying(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return more;
    }

    private static Ask ask(String kind, String path, Map<String, String> headers, String body) {
        return new Ask(kind, Duration.ZERO, RequestTemplate.post(path, headers, body));
    }
}
