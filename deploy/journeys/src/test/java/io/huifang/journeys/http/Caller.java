package io.huifang.journeys.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Somebody who calls services under one identity. */
public final class Caller {
    /** Longer than any service may take to say no. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final Map<String, String> headers;

    /** Is told of every exchange that was not broken off by us, once it is over. */
    private final Consumer<Exchange> listener;

    private Caller(Map<String, String> headers, Consumer<Exchange> listener) {
        this.headers = headers;
        this.listener = listener;
    }

    private Caller(Map<String, String> headers) {
        this(headers, exchange -> {});
    }

    /** A program with a key. */
    public static Caller withKey(String key) {
        return new Caller(Map.of("Authorization", "Bearer " + key));
    }

    /** A person with an account. */
    public static Caller withPassword(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Caller(
                Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /** Somebody nobody knows. */
    public static Caller anonymous() {
        return new Caller(Map.of());
    }

    /** The same one with one more header. */
    public Caller saying(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(more, listener);
    }

    /** The same one with somebody who listens; there is one at most. */
    public Caller heardBy(Consumer<Exchange> other) {
        return new Caller(headers, other);
    }

    public Exchange get(String url) {
        return call("GET", url, null);
    }

    public Exchange delete(String url) {
        return call("DELETE", url, null);
    }

    /** Posts JSON; another Content-Type when {@link #saying} named one. */
    public Exchange post(String url, String json) {
        return call("POST", url, json);
    }

    /** Posts nothing. */
    public Exchange post(String url) {
        return call("POST", url, null);
    }

    public Exchange put(String url, String json) {
        return call("PUT", url, json);
    }

    /**
     * Posts JSON without waiting for the answer, of which the body is not kept.
     *
     * @return always ends in an exchange, too
     */
    public CompletableFuture<Exchange> posting(String url, String json) {
        Instant sentAt = Instant.now();
        return CLIENT.sendAsync(request("POST", url, json), BodyHandlers.discarding())
                .handle(
                        (response, failure) ->
                                new Exchange(
                                        sentAt,
                                        Instant.now(),
                                        failure == null
                                                ? Optional.of(answer(response, ""))
                                                : Optional.empty()));
    }

    private Exchange call(String method, String url, String body) {
        HttpRequest request = request(method, url, body);
        Instant sentAt = Instant.now();
        Optional<Exchange.Answer> answer = send(request);
        Exchange exchange = new Exchange(sentAt, Instant.now(), answer);
        if (!Thread.currentThread().isInterrupted()) { // else nobody wants the answer any more
            listener.accept(exchange);
        }
        return exchange;
    }

    private HttpRequest request(String method, String url, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(PATIENCE)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return request.build();
    }

    private static Optional<Exchange.Answer> send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return Optional.of(answer(response, response.body()));
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Exchange.Answer answer(HttpResponse<?> response, String body) {
        return new Exchange.Answer(
                response.statusCode(),
                response.headers().firstValue("ETag"),
                response.headers().allValues("Retry-After").stream()
                        .filter(it -> it.matches("\\d{1,9}"))
                        .mapToLong(Long::parseLong)
                        .findFirst(),
                body);
    }
}
