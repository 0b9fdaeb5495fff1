package io.huifang.survey.receipt;

import io.huifang.survey.customer.CustomerRequest;
import io.huifang.survey.exchange.RequestBody;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;

/** Tells anybody whether a receipt is ours and unchanged. */
@Path("/receipts/verification")
@PermitAll
@Tag(name = "Customers")
class VerificationResource {
    private static final int LONGEST = 16 * 1024;

    private final ReceiptKeys keys;
    private final ReceiptPages pages;

    VerificationResource(ReceiptKeys keys, ReceiptPages pages) {
        this.keys = keys;
        this.pages = pages;
    }

    /**
     * What was found.
     *
     * @param valid whether the receipt is ours and unchanged
     * @param says what it says; null when it is not valid
     */
    public record VerificationView(boolean valid, Receipt says) {
        static VerificationView of(Optional<Receipt> found) {
            return new VerificationView(found.isPresent(), found.orElse(null));
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "A page that verifies receipts")
    public Uni<Response> ask(@BeanParam CustomerRequest request) {
        return pages.asking(request.words());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> verify(
            @BeanParam CustomerRequest request, @FormParam("receipt") String receipt) {
        String pasted = receipt == null ? "" : receipt.strip();
        return pages.verified(request.words(), keys.verified(pasted));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether a receipt is ours and unchanged, and what it says")
    public VerificationView verify(byte[] body) {
        RequestBody request = RequestBody.of(body);
        Optional<String> receipt = request.text("receipt", LONGEST);
        if (receipt.isEmpty()) {
            request.missing("receipt");
        }
        request.finish();
        return VerificationView.of(keys.verified(receipt.orElseThrow().strip()));
    }
}
