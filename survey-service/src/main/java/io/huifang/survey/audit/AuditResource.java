package io.huifang.survey.audit;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** The audit, for those who check it. */
@Path("/v1/audit")
@RolesAllowed(Role.AUDITOR)
@Tag(name = "Audit")
class AuditResource {
    private static final String POSITION = "0|[1-9][0-9]{0,17}";
    private static final String COUNT = "[1-9][0-9]{0,2}|1000";

    private final ShowAudit showAudit;
    private final VerifyAudit verifyAudit;
    private final JsonBodies json;

    AuditResource(ShowAudit showAudit, VerifyAudit verifyAudit, JsonBodies json) {
        this.showAudit = showAudit;
        this.verifyAudit = verifyAudit;
        this.json = json;
    }

    @GET
    @Operation(summary = "The audit's entries, oldest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuditView.class)))
    public Uni<Response> entries(
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        long position = Long.parseLong(known("after", after, POSITION));
        int most = Integer.parseInt(known("limit", limit, COUNT));
        return showAudit.after(position, most).map(this::answer);
    }

    @GET
    @Path("verification")
    @Operation(summary = "Walks the audit's chain of hashes; names the first broken link")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    public Uni<Response> verification() {
        return verifyAudit.verify().map(VerificationView::of).map(this::answer);
    }

    private Response answer(Object view) {
        return new Answer.Done(200, null, json.of(view)).toResponse();
    }

    private static String known(String name, String value, String form) {
        if (value.matches(form)) return value;
        throw new RefusedRequest(
                Problems.BAD_PARAMETER.at(
                        List.of(
                                new Violation(
                                        "#/query/" + name,
                                        "out-of-range",
                                        "a whole number in range"))));
    }
}
