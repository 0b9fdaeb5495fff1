package io.huifang.intake.token;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks the issuer for its keys: where they are by its discovery document, then for them. */
final class KeyFetch implements Supplier<CompletionStage<KeySet>> {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int LONGEST = 1024 * 1024;

    private final String issuer;
    private final Optional<URI> keysUrl;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * @param issuer as its tokens name it
     * @param keysUrl where its keys are, when that is known
     * @throws IllegalArgumentException when an address is none, or not a safe one
     */
    KeyFetch(String issuer, Optional<String> keysUrl, Duration timeout) {
        this.issuer = issuer;
        this.keysUrl = keysUrl.map(KeyFetch::safe);
        safe(issuer);
        this.timeout = timeout;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeout)
                        .build();
    }

    @Override
    public CompletionStage<KeySet> get() {
        CompletableFuture<URI> place =
                keysUrl.map(CompletableFuture::completedFuture).orElseGet(this::discover);
        return place.thenCompose(this::read).thenApply(KeyFetch::keys);
    }

    private CompletableFuture<URI> discover() {
        return read(URI.create(issuer.replaceAll("/$", "") + DISCOVERY)).thenApply(this::place);
    }

    private CompletableFuture<String> read(URI from) {
        HttpRequest request =
                HttpRequest.newBuilder(from).header("Accept", "application/json").build();
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request, head -> new CappedText(LONGEST));
        return exchange.thenApply(KeyFetch::body)
                // The request's own timeout would end with the headers; this one ends neither.
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((read, failure) -> exchange.cancel(true));
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw failed("the issuer answered " + answer.statusCode(), null);
        }
        return answer.body();
    }

    private URI place(String discovery) {
        try {
            Map<String, Object> document = JsonUtil.parseJson(discovery);
            if (issuer.equals(document.get("issuer"))
                    && document.get("jwks_uri") instanceof String place) {
                return safe(place);
            }
            throw failed("its discovery document is another issuer's, or names no keys", null);
        } catch (JoseException unreadable) {
            throw failed("its discovery document cannot be read", unreadable);
        }
    }

    private static KeySet keys(String text) {
        try {
            return KeySet.parse(text);
        } catch (JoseException unreadable) {
            throw failed("its keys cannot be read", unreadable);
        }
    }

    private static CompletionException failed(String because, Throwable cause) {
        return new CompletionException(because, cause);
    }

    // Whoever can change the keys on their way can sign tokens.
    private static URI safe(String url) {
        URI uri = URI.create(url);
        boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && here)) {
            throw new IllegalArgumentException("not an https URL: " + url);
        }
        return uri;
    }
}
