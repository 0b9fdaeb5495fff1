package io.huifang.survey.receipt;

import io.huifang.survey.account.Role;
import io.huifang.survey.customer.CustomerIds;
import io.huifang.survey.exchange.RequestBody;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives the wallet's application the receipts that it shows to its logged-in customer. */
@Path("/v1/receipt-links")
@RolesAllowed(Role.WALLET)
@Tag(name = "Customers")
class ReceiptLinkResource {

    private final ListReceipts listReceipts;

    ReceiptLinkResource(ListReceipts listReceipts) {
        this.listReceipts = listReceipts;
    }

    /**
     * Whose.
     *
     * @param customerId the customer, as events name him
     */
    record ReceiptLinksRequest(String customerId) {}

    /**
     * A receipt.
     *
     * @param receipt its page
     * @param endedAt when the call ended, UTC
     * @param until exclusive, UTC: then the link ends; the receipt is for ever
     */
    public record ReceiptLinkView(URI receipt, Instant endedAt, Instant until) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Links to the receipts of a customer's latest calls, newest first")
    @RequestBodySchema(ReceiptLinksRequest.class)
    public Uni<List<ReceiptLinkView>> list(byte[] body) {
        RequestBody request = RequestBody.of(body);
        Optional<String> customerId = CustomerIds.read(request);
        request.finish();
        return listReceipts.list(customerId.orElseThrow());
    }
}
