package io.huifang.local.demo.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** One person's access to one service. */
public final class Account {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    private final String url;
    private final String name;
    private final String authorization;

    /**
     * @param url where the service serves
     * @param name of the account
     */
    public Account(String url, String name, String password) {
        this.url = url;
        this.name = name;
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /**
     * What a service said.
     *
     * @param status HTTP status; 0 when there was no answer
     * @param etag empty when there was none
     * @param body missing when it was none of JSON
     */
    record Answer(int status, String etag, JsonNode body) {
        private static final Answer NONE = new Answer(0, "", MissingNode.getInstance());

        boolean isDone() {
            return status / 100 == 2;
        }

        /** Neither done nor refused: the same may be asked once more. */
        boolean isUnclear() {
            return status == 0 || status == 429 || status >= 500;
        }

        /** Whether the account is not known here, or may not do this. */
        boolean isShutOut() {
            return status == 401 || status == 403;
        }

        /** Whether it is the problem of that name. */
        boolean is(String problem) {
            return body.path("type").asText().endsWith(":" + problem);
        }

        /** Without the body: it may hold personal data. */
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    String name() {
        return name;
    }

    Answer get(String path) throws InterruptedException {
        return send("GET", path, null, Map.of());
    }

    /**
     * @param body null for none
     */
    Answer post(String path, JsonNode body, Map<String, String> headers)
            throws InterruptedException {
        return send("POST", path, body, headers);
    }

    Answer put(String path, JsonNode body, Map<String, String> headers)
            throws InterruptedException {
        return send("PUT", path, body, headers);
    }

    Answer delete(String path, Map<String, String> headers) throws InterruptedException {
        return send("DELETE", path, null, headers);
    }

    private Answer send(String method, String path, JsonNode body, Map<String, String> headers)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(PATIENCE)
                        .header("Authorization", authorization)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response =
                    CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            String etag = response.headers().firstValue("ETag").orElse("");
            return new Answer(response.statusCode(), etag, read(response.body()));
        } catch (IOException none) {
            return Answer.NONE;
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
