package io.huifang.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.local.stack.StackDescription;
import io.huifang.local.stack.StackFailure;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Posts one example event to the running stack and tells what became of it. */
final class Send {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ACCEPTED = 202;
    private static final int REFUSED = 1;

    private final Checkout checkout;
    private final SendOptions options;
    private final Screen screen;

    Send(Checkout checkout, SendOptions options, Screen screen) {
        this.checkout = checkout;
        this.options = options;
        this.screen = screen;
    }

    /**
     * @throws UsageFailure when there is no such type, or no running stack
     * @throws StackFailure when intake does not answer
     */
    int run() {
        if (options.type().isEmpty()) {
            ExampleEvents.types().forEach(screen::line);
            return 0;
        }
        if (!Files.exists(description())) {
            throw new UsageFailure("The stack does not run; start it with deploy/local/up.");
        }
        StackDescription stack = StackDescription.read(description());
        StackDescription.Sender sender = stack.intake().senders().values().iterator().next();
        ObjectNode event =
                new ExampleEvents(checkout.root(), Clock.systemUTC())
                        .event(options.type().get(), sender.source(), options);
        if (options.show()) {
            screen.line(ExampleEvents.text(event));
            return 0;
        }
        return tell(post(stack.intake().url(), sender.key(), event), event, stack);
    }

    private Path description() {
        return checkout.home().stackFile();
    }

    private int tell(HttpResponse<String> answer, ObjectNode event, StackDescription stack) {
        screen.line(answer.statusCode() + "  " + answer.body());
        if (answer.statusCode() != ACCEPTED) {
            return REFUSED;
        }
        String place =
                "%s/v1/decisions?source=%s&id=%s"
                        .formatted(
                                stack.scheduler().url(),
                                encoded(event.get("source").asText()),
                                encoded(event.get("id").asText()));
        screen.line("customer  " + event.get("subject").asText());
        screen.line("id        " + event.get("id").asText());
        screen.line("decision  " + place + "  (as user ops, see " + description() + ")");
        return 0;
    }

    private static HttpResponse<String> post(String intake, String key, ObjectNode event) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(intake + "/v1/wallet-events"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(HttpRequest.BodyPublishers.ofString(ExampleEvents.text(event)))
                        .build();
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException nobody) {
            throw new StackFailure("Intake does not answer; see deploy/local/status.", nobody);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
