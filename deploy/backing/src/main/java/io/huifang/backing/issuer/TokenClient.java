package io.huifang.backing.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets tokens as clients do. The secret of a client is {@code secret-of-} and its name. */
final class TokenClient {
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /**
     * @param kind {@code access_token} or {@code id_token}
     */
    String byCredentials(String kind, String tokenUrl, String client, String scope) {
        return byForm(
                kind,
                tokenUrl,
                "grant_type=client_credentials&scope=%s&client_id=%s&client_secret=%s"
                        .formatted(
                                URLEncoder.encode(scope, UTF_8),
                                URLEncoder.encode(client, UTF_8),
                                URLEncoder.encode("secret-of-" + client, UTF_8)));
    }

    String byForm(String kind, String tokenUrl, String form) {
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(URI.create(tokenUrl))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)));
        Matcher token = Pattern.compile("\"" + kind + "\":\"([^\"]+)\"").matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("there is no " + kind + ", but " + answer.body());
        }
        return token.group(1);
    }

    /**
     * Whether somebody answers there.
     *
     * @throws UncheckedIOException when nobody does
     */
    boolean isThere(String address) {
        return exchange(HttpRequest.newBuilder(URI.create(address))).statusCode() == 200;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
