package io.huifang.backing.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Asks a service over HTTP and looks at nothing but the status; goes where nobody sends it. */
public final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private Web() {}

    /**
     * What an operation answers. Of a stream that does not end only the beginning is awaited.
     *
     * @param address with ids
     * @param headers beside the type of what is sent
     */
    public static int status(URI address, Operation operation, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", operation.contentType())
                        .method(
                                operation.method(),
                                HttpRequest.BodyPublishers.ofString(operation.content()));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<InputStream> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(operation.name(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
