package io.huifang.journeys.rollout;

import io.huifang.journeys.http.Caller;
import io.huifang.local.stack.Service;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the clients of each service were told. Safe for all of them to write to. */
public final class Traffic {
    private final Map<Service, Queue<Heard>> heard = new EnumMap<>(Service.class);

    public Traffic() {
        for (Service service : Service.values()) {
            heard.put(service, new ConcurrentLinkedQueue<>());
        }
    }

    /** The caller, whose exchanges with that service are written down here from now on. */
    public Caller listeningTo(Service service, Caller caller) {
        Queue<Heard> own = heard.get(service);
        return caller.heardBy(exchange -> own.add(Heard.of(exchange)));
    }

    /** Requests to a service that are over, and were sent in that time. */
    List<Heard> between(Service service, Instant from, Instant until) {
        return heard.get(service).stream()
                .filter(it -> !it.sentAt().isBefore(from) && it.sentAt().isBefore(until))
                .toList();
    }

    /** How many answers a service gave, errors among them. */
    public int answers(Service service) {
        return heard.get(service).size();
    }

    /**
     * Errors that clients have seen in requests sent since then: how often, by service and kind,
     * such as {@code intake: 503}.
     */
    public Map<String, Long> errorsSince(Instant since) {
        Map<String, Long> errors = new TreeMap<>();
        heard.forEach(
                (service, all) ->
                        all.stream()
                                .filter(it -> it.isError() && !it.sentAt().isBefore(since))
                                .map(it -> service.partName() + ": " + it.what())
                                .forEach(what -> errors.merge(what, 1L, Long::sum)));
        return errors;
    }
}
