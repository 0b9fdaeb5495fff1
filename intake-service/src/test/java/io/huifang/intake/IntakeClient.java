package io.huifang.intake;

import io.restassured.RestAssured;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Speaks HTTP to the service under test, byte for byte as given. */
public final class IntakeClient {
    /** Longer than any answer may take: without it a lost answer would hang the test. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private IntakeClient() {}

    /** Posts one event in structured mode with the demo wallet's key. */
    public static HttpResponse<String> post(String event) {
        return post("application/cloudevents+json", event);
    }

    /** Posts a body of that type with the demo wallet's key. */
    public static HttpResponse<String> post(String contentType, String body) {
        return post(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts bytes of that type with the demo wallet's key. */
    public static HttpResponse<String> post(String contentType, byte[] body) {
        return post(
                Map.of(
                        "Authorization",
                        "Bearer " + IntakeResource.DEMO_KEY,
                        "Content-Type",
                        contentType),
                body);
    }

    /** Posts bytes with those headers and no others. */
    public static HttpResponse<String> post(Map<String, String> headers, byte[] body) {
        return exchange("POST", "/v1/wallet-events", headers, body);
    }

    /** Gets a path with that bearer key, without any when null. */
    public static HttpResponse<String> get(String path, String key) {
        Map<String, String> headers =
                key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
        return exchange("GET", path, headers, new byte[0]);
    }

    /** Any request of the officer, with a JSON body or none when null. */
    public static HttpResponse<String> officer(String method, String path, String json) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + IntakeResource.OFFICER_KEY,
                        "Content-Type",
                        "application/json");
        byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
        return exchange(method, path, headers, body);
    }

    /** Any request. */
    public static HttpResponse<String> exchange(
            String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The service's address of a path. */
    public static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }
}
