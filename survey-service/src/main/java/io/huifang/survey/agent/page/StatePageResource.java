package io.huifang.survey.agent.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.agent.ChangeState;
import io.huifang.survey.agent.WorkState;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.page.Pages;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.Optional;
import java.util.stream.Stream;

/** An agent says at the desk whether he takes calls. */
@Path("/desk/states")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class StatePageResource {
    private final ChangeState changeState;
    private final Pages pages;

    StatePageResource(ChangeState changeState, Pages pages) {
        this.changeState = changeState;
        this.pages = pages;
    }

    /**
     * @param state one of {@link WorkState}; saying it again changes nothing
     */
    @POST
    @Operation(hidden = true)
    public Uni<Response> say(@BeanParam PageRequest request, @FormParam("state") String state) {
        Optional<WorkState> said =
                Stream.of(WorkState.values()).filter(it -> it.name().equals(state)).findFirst();
        if (said.isEmpty()) {
            return Uni.createFrom().item(new Answer.Refused(Problems.INVALID).toResponse());
        }
        return changeState
                .change(request.account(), said.get())
                .map(answer -> pages.seeOther(request, "/desk"));
    }
}
