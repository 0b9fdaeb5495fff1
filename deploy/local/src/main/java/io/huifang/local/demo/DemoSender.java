package io.huifang.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.huifang.local.stack.StackDescription;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Posts events to intake as structured CloudEvents. */
final class DemoSender {
    /** The status of an event that nobody answered for. */
    static final int NO_ANSWER = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    private final URI endpoint;
    private final StackDescription.Sender sender;

    DemoSender(StackDescription stack) {
        this.endpoint = URI.create(stack.intake().url() + "/v1/wallet-events");
        this.sender = stack.intake().senders().values().iterator().next();
    }

    /** The HTTP status, or {@link #NO_ANSWER}. */
    int send(String body) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + sender.key())
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException nobody) {
            return NO_ANSWER;
        }
    }

    /** The event with a new id; it may be sent again, for ids make repeats harmless. */
    String body(DemoEvent event, Instant now) {
        ObjectNode data = JSON.valueToTree(event.happened());
        data.remove("type");
        data.set("contact", JSON.valueToTree(event.customer().contact()));
        if (event.narrative() != null) {
            data.put("narrative", event.narrative());
        }
        ObjectNode body = JSON.createObjectNode();
        body.put("specversion", "1.0");
        body.put("id", UUID.randomUUID().toString());
        body.put("source", sender.source());
        body.put("type", event.happened().type());
        body.put("subject", event.customer().id());
        body.put("time", now.toString());
        body.put("datacontenttype", "application/json");
        body.set("data", data);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
