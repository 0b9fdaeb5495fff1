package io.huifang.survey.desk.call;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.conclusion.ConcludeAttempt;
import io.huifang.survey.conclusion.ConclusionRequest;
import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.desk.call.SaveCallDraft.Saved;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.time.Clock;
import java.util.UUID;

/** What the holder writes down: kept as he types, and in the end judged and recorded. */
@Path("/desk/calls/{attemptId}")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class CallFormResource {
    private static final int INVALID = 422;

    private final SaveCallDraft saveCallDraft;
    private final ConcludeAttempt concludeAttempt;
    private final RootCauses rootCauses;
    private final ShowCallPage showCallPage;
    private final CallPages pages;
    private final Clock clock;

    CallFormResource(
            SaveCallDraft saveCallDraft,
            ConcludeAttempt concludeAttempt,
            RootCauses rootCauses,
            ShowCallPage showCallPage,
            CallPages pages,
            Clock clock) {
        this.saveCallDraft = saveCallDraft;
        this.concludeAttempt = concludeAttempt;
        this.rootCauses = rootCauses;
        this.showCallPage = showCallPage;
        this.pages = pages;
        this.clock = clock;
    }

    /** Without a script the browser is sent back to the page, which then asks what is due by it. */
    @POST
    @Path("/draft")
    @Operation(hidden = true)
    public Uni<Response> save(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        Holder holder = holder(request, attemptId, sent);
        return saveCallDraft
                .save(holder, CallForm.of(sent))
                .map(
                        saved ->
                                saved instanceof Saved.Kept kept
                                        ? kept(request, attemptId, kept, sent.getFirst("due"))
                                        : ((Saved.Refused) saved).because().answer().toResponse());
    }

    private Response kept(PageRequest request, UUID attemptId, Saved.Kept kept, String shown) {
        return request.isByScript()
                ? pages.saved(request, clock.instant(), kept.due(), shown)
                : pages.seeOther(request, CallPages.path(attemptId) + "#form");
    }

    @POST
    @Path("/conclusion")
    @Operation(hidden = true)
    public Uni<Response> conclude(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        CallForm form = CallForm.of(sent);
        return conclude(request, holder(request, attemptId, sent), form, sent.getFirst("key"))
                .chain(answer -> after(request, attemptId, form, answer));
    }

    private Uni<Answer> conclude(PageRequest request, Holder holder, CallForm form, String key) {
        byte[] body = form.toConclusion(pages.wording(request));
        String what = "POST " + CallPages.path(holder.attemptId()) + "/conclusion";
        try {
            return concludeAttempt.conclude(
                    ConclusionRequest.read(holder, body, rootCauses),
                    RequestKey.of(holder.agent(), key, what, body));
        } catch (RefusedRequest refusal) { // told on the page, beside what was typed
            return Uni.createFrom().item(new Answer.Refused(refusal.problem()));
        }
    }

    private Uni<Response> after(PageRequest request, UUID attemptId, CallForm form, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            Problem problem = refused.problem();
            return problem.status() == INVALID && !problem.errors().isEmpty()
                    ? again(request, attemptId, form, problem)
                    : Uni.createFrom().item(answer.toResponse());
        }
        return Uni.createFrom().item(pages.seeOther(request, "/desk?done=concluded"));
    }

    private Uni<Response> again(
            PageRequest request, UUID attemptId, CallForm form, Problem problem) {
        return showCallPage
                .show(attemptId, request.account())
                .chain(
                        shown ->
                                pages.show(
                                        request, shown, call -> CallMoment.faulty(form, problem)));
    }

    private static Holder holder(
            PageRequest request, UUID attemptId, MultivaluedMap<String, String> sent) {
        return Holder.of(attemptId, request.account(), sent.getFirst("token"));
    }
}
