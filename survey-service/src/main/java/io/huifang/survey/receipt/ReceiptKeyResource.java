package io.huifang.survey.receipt;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Map;

/** The keys by which anybody verifies receipts without us. */
@Path("/receipts/keys")
@PermitAll
@Tag(name = "Customers")
class ReceiptKeyResource {
    private final ReceiptKeys keys;

    ReceiptKeyResource(ReceiptKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keys of receipts, as a JWK Set")
    public Map<String, List<Map<String, String>>> keys() {
        return keys.published();
    }
}
