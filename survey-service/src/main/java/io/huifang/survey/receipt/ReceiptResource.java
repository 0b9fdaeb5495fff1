package io.huifang.survey.receipt;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A receipt for the customer's application. The link is the permission. */
@Path("/receipts/{token}")
@PermitAll
@Tag(name = "Customers")
class ReceiptResource {
    private final ShowReceipt showReceipt;

    ReceiptResource(ShowReceipt showReceipt) {
        this.showReceipt = showReceipt;
    }

    /**
     * A receipt.
     *
     * @param receipt JWS in its compact form, to be kept
     * @param says what it says
     */
    public record ReceiptView(String receipt, Receipt says) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The receipt of a call, as signed JWS and as what it says")
    public Uni<ReceiptView> show(@PathParam("token") String token) {
        return showReceipt
                .show(token)
                .map(
                        shown ->
                                shown.map(it -> new ReceiptView(it.signed(), it.receipt()))
                                        .orElseThrow(() -> new RefusedRequest(Problems.NOT_FOUND)));
    }
}
