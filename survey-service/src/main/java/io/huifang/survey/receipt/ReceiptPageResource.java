package io.huifang.survey.receipt;

import io.huifang.survey.customer.CustomerRequest;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page of a receipt. The link is the permission. */
@Path("/receipts/{token}")
@PermitAll
@Tag(name = "Customers")
class ReceiptPageResource {
    private final ShowReceipt showReceipt;
    private final ReceiptPages pages;

    ReceiptPageResource(ShowReceipt showReceipt, ReceiptPages pages) {
        this.showReceipt = showReceipt;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "The receipt of a call, as a page")
    public Uni<Response> show(@BeanParam CustomerRequest request) {
        return showReceipt
                .show(request.token())
                .chain(
                        shown ->
                                shown.isPresent()
                                        ? pages.shown(request.words(), shown.get())
                                        : pages.gone(request.words()));
    }
}
