package io.huifang.journeys.wallet;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Events that travel in one request.
 *
 * @param mode how they are written
 * @param drafts one, unless it is a batch
 */
public record Post(Mode mode, List<Draft> drafts) {

    public Post {
        drafts = List.copyOf(drafts);
        if (mode != Mode.BATCH && drafts.size() != 1) {
            throw new IllegalArgumentException(mode + " carries one event");
        }
    }

    /** CloudEvents' HTTP content modes. */
    public enum Mode {
        STRUCTURED,
        BINARY,
        BATCH
    }

    public static Post single(Draft draft) {
        return new Post(Mode.STRUCTURED, List.of(draft));
    }

    /**
     * Sends it.
     *
     * @param intake the service's URL
     */
    public Exchange send(Caller sender, String intake) {
        String url = intake + "/v1/wallet-events";
        return switch (mode) {
            case STRUCTURED ->
                    as(sender, "application/cloudevents+json")
                            .post(url, drafts.get(0).envelope().toString());
            case BATCH -> as(sender, "application/cloudevents-batch+json").post(url, array());
            case BINARY -> binary(sender, drafts.get(0)).post(url, data());
        };
    }

    private String data() {
        return drafts.get(0).data().toString();
    }

    private String array() {
        return drafts.stream()
                .map(draft -> draft.envelope().toString())
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Caller as(Caller sender, String contentType) {
        return sender.saying("Content-Type", contentType);
    }

    private static Caller binary(Caller sender, Draft draft) {
        return as(sender, "application/json")
                .saying("ce-specversion", "1.0")
                .saying("ce-id", draft.key().id())
                .saying("ce-source", draft.key().source())
                .saying("ce-type", draft.type())
                .saying("ce-subject", draft.customer())
                .saying("ce-time", draft.time().toString());
    }

    /** Structured mode's text, for those who send it themselves. */
    public static String structured(Draft draft) {
        return Json.tree(draft.envelope()).toString();
    }
}
