package io.huifang.scheduler.page.policy;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.policy.stored.ActivatePolicy;
import io.huifang.scheduler.policy.stored.ActivatePolicy.Answer;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.policy.stored.PolicyView;
import io.huifang.scheduler.policy.stored.ShowPolicies;
import io.huifang.scheduler.problem.ProblemException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.OptionalInt;

/** Puts a version in force, after its changes were shown and somebody said yes to these. */
@Path("/pages/policies/{version: " + PolicyPageResource.VERSION + "}/activation")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("policy-admin")
class ActivationPageResource {
    private final ShowPolicies showPolicies;
    private final ActivatePolicy activatePolicy;
    private final ActivePolicy activePolicy;
    private final Verdicts verdicts;
    private final Pages pages;
    private final Template template;

    ActivationPageResource(
            ShowPolicies showPolicies,
            ActivatePolicy activatePolicy,
            ActivePolicy activePolicy,
            Verdicts verdicts,
            Pages pages,
            @Location("pages/activation.html") Template template) {
        this.showPolicies = showPolicies;
        this.activatePolicy = activatePolicy;
        this.activePolicy = activePolicy;
        this.verdicts = verdicts;
        this.pages = pages;
        this.template = template;
    }

    /**
     * What would change.
     *
     * @param version that would be in force
     * @param insteadOf the one in force now; 0 for none
     * @param path page of the version
     * @param problem why it was not activated; null before it was tried
     * @param verdict on its document, as this release reads it
     */
    public record ActivationPage(
            int version, int insteadOf, String path, String problem, Verdict verdict) {
        public boolean isInForce() {
            return version == insteadOf;
        }
    }

    @GET
    public Uni<Response> ask(@BeanParam PageRequest request, int version) {
        return ask(request, version, null, 200);
    }

    /**
     * @param insteadOf the version in force when the changes were shown
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> activate(
            @BeanParam PageRequest request, int version, @FormParam("insteadOf") String insteadOf) {
        if (insteadOf == null || !insteadOf.matches("0|" + PolicyPageResource.VERSION)) {
            throw ProblemException.malformed("insteadOf", "the version that was in force");
        }
        OptionalInt before = OptionalInt.of(Integer.parseInt(insteadOf));
        return activatePolicy
                .activate(version, request.account(), before)
                .chain(answer -> after(answer, request, version));
    }

    private Uni<Response> after(Answer answer, PageRequest request, int version) {
        if (answer instanceof Answer.Unknown) throw ProblemException.notFound();
        if (answer instanceof Answer.Overtaken) {
            return ask(request, version, pages.wording(request).say("activation.overtaken"), 409);
        }
        if (answer instanceof Answer.Refused) {
            return ask(request, version, pages.wording(request).say("activation.refused"), 422);
        }
        return activePolicy
                .follow()
                .map(any -> pages.seeOther(Address.ofPolicy(version) + "?done=activated"));
    }

    private Uni<Response> ask(PageRequest request, int version, String problem, int status) {
        String title = pages.wording(request).say("activation.title", version);
        return showPolicies
                .version(version)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(view -> page(request, view, problem))
                .chain(
                        page ->
                                pages.show(
                                        template, request, Section.POLICIES, title, page, status));
    }

    private Uni<ActivationPage> page(PageRequest request, PolicyView view, String problem) {
        return verdicts.inForce()
                .chain(
                        active ->
                                verdicts.of(view.document(), active, pages.wording(request))
                                        .map(verdict -> page(view, active, problem, verdict)));
    }

    private static ActivationPage page(
            PolicyView view, PolicyView active, String problem, Verdict verdict) {
        return new ActivationPage(
                view.version(),
                active == null ? 0 : active.version(),
                Address.ofPolicy(view.version()),
                problem,
                verdict);
    }
}
