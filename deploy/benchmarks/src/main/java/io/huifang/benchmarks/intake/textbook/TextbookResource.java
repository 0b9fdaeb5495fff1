package io.huifang.benchmarks.intake.textbook;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.reactive.messaging.Channel;

/** Bind, validate, emit, answer after the ack. */
@Path("/v1/wallet-events")
public class TextbookResource {
    private final MutinyEmitter<Record<String, TextbookEvent>> events;

    public TextbookResource(
            @Channel("wallet-events") MutinyEmitter<Record<String, TextbookEvent>> events) {
        this.events = events;
    }

    @POST
    @Consumes({"application/json", "application/cloudevents+json"})
    public Uni<Response> accept(@Valid TextbookEvent event) {
        return events.send(Record.of(event.subject(), event))
                .map(sent -> Response.accepted().build());
    }
}
