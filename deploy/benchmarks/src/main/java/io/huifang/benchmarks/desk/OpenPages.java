package io.huifang.benchmarks.desk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Pages that stay open: each listens to the news of the desk for as long as it does. */
final class OpenPages implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<CompletableFuture<?>> streams = new ArrayList<>();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean closing;

    /** Opens one for each cookie of somebody who has logged in. */
    OpenPages(URI survey, List<String> cookies) {
        for (String cookie : cookies) {
            HttpRequest request =
                    HttpRequest.newBuilder(survey.resolve("/desk/news"))
                            .header("Accept", "text/event-stream")
                            .header("Cookie", cookie)
                            .build();
            streams.add(
                    http.sendAsync(
                                    request,
                                    HttpResponse.BodyHandlers.fromLineSubscriber(new Lines()))
                            .whenComplete((answer, failure) -> ended()));
        }
    }

    /** What pages were told so far. */
    long events() {
        return events.get();
    }

    /** Streams that ended although their page was open. */
    long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        closing = true;
        streams.forEach(stream -> stream.cancel(true));
    }

    private void ended() {
        if (!closing) {
            lost.incrementAndGet();
        }
    }

    private final class Lines implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("event:")) {
                events.incrementAndGet();
            }
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
