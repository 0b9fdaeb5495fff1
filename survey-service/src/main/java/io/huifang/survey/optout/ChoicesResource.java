package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.exchange.Violation;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stops calls, for the customer's application. The link is the permission. */
@Path("/choices/{token}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class ChoicesResource {
    private static final Pattern CODE = Pattern.compile("[A-Z]{1,16}");

    private final ShowChoices showChoices;
    private final StopCalls stopCalls;

    ChoicesResource(ShowChoices showChoices, StopCalls stopCalls) {
        this.showChoices = showChoices;
        this.stopCalls = stopCalls;
    }

    /**
     * What is to stop.
     *
     * @param stop SERVICE, SURVEY, MARKETING, at least one
     */
    record ChoicesRequest(List<String> stop) {}

    @GET
    @Operation(summary = "What the customer stopped, and which calls were stopped because of it")
    public Uni<ChoicesView> show(@PathParam("token") String token) {
        return showChoices.show(token).map(shown -> shown.map(ChoicesView::of).orElseThrow(gone()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Stop calls and messages by purpose")
    @RequestBodySchema(ChoicesRequest.class)
    public Uni<ChoicesView> stop(@PathParam("token") String token, byte[] body) {
        Set<Purpose> purposes = purposes(body);
        return stopCalls
                .stop(token, purposes)
                .map(
                        stored ->
                                stored.map(
                                                it ->
                                                        new ShowChoices.Shown(
                                                                List.of(it), List.of(), List.of()))
                                        .map(ChoicesView::of)
                                        .orElseThrow(gone()));
    }

    private static Set<Purpose> purposes(byte[] body) {
        RequestBody request = RequestBody.of(body);
        Optional<List<String>> stop = request.codes("stop", OptOut.STOPPABLE.size(), CODE);
        if (stop.isEmpty()) {
            request.missing("stop");
        }
        request.finish();
        Set<Purpose> purposes =
                OptOut.STOPPABLE.stream()
                        .filter(purpose -> stop.orElseThrow().contains(purpose.name()))
                        .collect(Collectors.toSet());
        if (purposes.isEmpty() || purposes.size() < stop.orElseThrow().size()) {
            Violation unknown = new Violation("/stop", "unknown", "is none that can be stopped");
            throw new RefusedRequest(Problems.INVALID.at(List.of(unknown)));
        }
        return purposes;
    }

    private static java.util.function.Supplier<RefusedRequest> gone() {
        return () -> new RefusedRequest(Problems.NOT_FOUND);
    }
}
