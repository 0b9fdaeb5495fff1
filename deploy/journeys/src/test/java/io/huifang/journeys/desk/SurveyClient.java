package io.huifang.journeys.desk;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The survey service's interface for one agent. Goes to another replica when one does not answer.
 */
public final class SurveyClient {
    private final Caller caller;
    private final Supplier<List<String>> replicas;

    /** Which replica is asked. */
    private int at;

    /**
     * @param replicas gives the service's URLs, each time anew
     * @param first which of them is asked first
     */
    public SurveyClient(Caller caller, Supplier<List<String>> replicas, int first) {
        this.caller = caller;
        this.replicas = replicas;
        this.at = first;
    }

    public Exchange claim(String idempotencyKey) {
        return heeding(
                caller.saying("Idempotency-Key", idempotencyKey).post(url("/v1/claims"), "{}"));
    }

    public Exchange heartbeat(UUID attempt, String etag) {
        return heeding(holding(etag).post(url(attempt, "/heartbeat")));
    }

    public Exchange reveal(UUID attempt, String etag) {
        return heeding(holding(etag).post(url(attempt, "/reveal")));
    }

    public Exchange release(UUID attempt, String etag) {
        return heeding(holding(etag).delete(url(attempt, "/lease")));
    }

    public Exchange saveDraft(UUID attempt, String etag, String answers) {
        return heeding(holding(etag).put(url(attempt, "/answers"), answers));
    }

    public Exchange conclude(UUID attempt, String etag, String idempotencyKey, String body) {
        return heeding(
                holding(etag)
                        .saying("Idempotency-Key", idempotencyKey)
                        .post(url(attempt, "/conclusion"), body));
    }

    private Caller holding(String etag) {
        return caller.saying("If-Match", etag);
    }

    private String url(UUID attempt, String what) {
        return url("/v1/attempts/" + attempt + what);
    }

    private String url(String path) {
        List<String> urls = replicas.get();
        return urls.get(Math.floorMod(at, urls.size())) + path;
    }

    private Exchange heeding(Exchange exchange) {
        if (exchange.answer().isEmpty()) {
            at++;
        }
        return exchange;
    }
}
