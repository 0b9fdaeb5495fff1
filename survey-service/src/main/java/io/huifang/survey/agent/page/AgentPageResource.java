package io.huifang.survey.agent.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.agent.Profile;
import io.huifang.survey.agent.RemoveProfile;
import io.huifang.survey.agent.SaveProfile;
import io.huifang.survey.agent.ShowAgents;
import io.huifang.survey.exchange.Answer;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.List;

/** The pages on which supervisors say what agents can do. */
@Path("/agents")
@RolesAllowed(Role.SUPERVISOR)
@Produces(MediaType.TEXT_HTML)
class AgentPageResource {
    private final ShowAgents showAgents;
    private final SaveProfile saveProfile;
    private final RemoveProfile removeProfile;
    private final AgentPages pages;

    AgentPageResource(
            ShowAgents showAgents,
            SaveProfile saveProfile,
            RemoveProfile removeProfile,
            AgentPages pages) {
        this.showAgents = showAgents;
        this.saveProfile = saveProfile;
        this.removeProfile = removeProfile;
        this.pages = pages;
    }

    /**
     * @param done what the supervisor has just done; null for nothing
     * @param account whose profile is to be written; null for none
     */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @QueryParam("done") String done,
            @QueryParam("account") String account) {
        if (account != null) {
            String path = AgentsPage.path(known(account.strip()));
            return Uni.createFrom().item(pages.seeOther(request, path));
        }
        return showAgents.look().chain(agents -> pages.all(request, agents, done));
    }

    @GET
    @Path("/{account}")
    @Operation(hidden = true)
    public Uni<Response> profile(
            @BeanParam PageRequest request, @PathParam("account") String account) {
        return showAgents
                .look(known(account))
                .chain(agent -> pages.profile(request, ProfileForm.of(agent), List.of()));
    }

    /** Saves it when the version that the page showed is still the current one. */
    @POST
    @Path("/{account}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> save(
            @BeanParam PageRequest request,
            @PathParam("account") String account,
            MultivaluedMap<String, String> sent) {
        ProfileForm form = ProfileForm.sent(known(account), sent);
        List<String> faults = form.faults();
        if (!faults.isEmpty()) return pages.profile(request, form, faults);
        return saveProfile
                .save(form.profile(), request.account())
                .map(
                        answer ->
                                answer instanceof Answer.Done
                                        ? pages.seeOther(request, "/agents?done=saved")
                                        : answer.toResponse());
    }

    /** Removes it when the version that the page showed is still the current one. */
    @POST
    @Path("/{account}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> remove(
            @BeanParam PageRequest request,
            @PathParam("account") String account,
            @FormParam("version") String version) {
        return removeProfile
                .remove(known(account), ProfileForm.version(version), request.account())
                .map(
                        answer ->
                                answer instanceof Answer.Done
                                        ? pages.seeOther(request, "/agents?done=removed")
                                        : answer.toResponse());
    }

    private static String known(String account) {
        if (!Profile.ACCOUNT.matcher(account).matches()) throw new NotFoundException();
        return account;
    }
}
