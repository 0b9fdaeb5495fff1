package io.huifang.intake.vault.audit;

import io.huifang.intake.sender.OpenTo;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit's chain, for those who check it. */
@Path("/v1/vault/audit/verification")
@OpenTo(OpenTo.Who.AUDITORS)
@Tag(name = "vault")
class AuditResource {
    private final VerifyAudit verifyAudit;

    @Inject
    AuditResource(VerifyAudit verifyAudit) {
        this.verifyAudit = verifyAudit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Walks the audit's chain of hashes; names the first broken link")
    public Uni<VerificationView> verification() {
        return verifyAudit.verify().map(VerificationView::of);
    }
}
