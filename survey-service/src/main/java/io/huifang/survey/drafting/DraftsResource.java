package io.huifang.survey.drafting;

import io.huifang.survey.account.Role;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** All that is being written. */
@Path("/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SUPERVISOR)
@Tag(name = "Documents")
class DraftsResource {
    private final ShowDocumentDrafts showDrafts;

    DraftsResource(ShowDocumentDrafts showDrafts) {
        this.showDrafts = showDrafts;
    }

    @GET
    @Operation(summary = "All drafts")
    public Uni<List<DraftView>> drafts() {
        return showDrafts.all().map(all -> all.stream().map(DraftView::of).toList());
    }
}
