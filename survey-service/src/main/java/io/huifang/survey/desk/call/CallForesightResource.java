package io.huifang.survey.desk.call;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.foresight.ForeseeConclusion;
import io.huifang.survey.foresight.Foresight;
import io.huifang.survey.foresight.Foresight.Seen;
import io.huifang.survey.foresight.Foresight.Unseen;
import io.huifang.survey.foresight.NextStepWords;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
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

import java.util.List;
import java.util.UUID;

/** What would follow, before the holder concludes. That it is not known keeps him from nothing. */
@Path("/desk/calls/{attemptId}/preview")
@RolesAllowed(Role.AGENT)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class CallForesightResource {
    private static final String BUNDLE = "next";
    private static final int NOT_HERE = 404;
    private static final int STALE = 412;

    private final ForeseeConclusion foreseeConclusion;
    private final ShowCallPage showCallPage;
    private final CallPages callPages;
    private final Pages pages;
    private final Template template;

    CallForesightResource(
            ForeseeConclusion foreseeConclusion,
            ShowCallPage showCallPage,
            CallPages callPages,
            Pages pages,
            @Location("desk/next.html") Template template) {
        this.foreseeConclusion = foreseeConclusion;
        this.showCallPage = showCallPage;
        this.callPages = callPages;
        this.pages = pages;
        this.template = template;
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> foresee(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        CallForm form = CallForm.of(sent);
        Wording wording = pages.wording(request, BUNDLE);
        return form.supposed(wording)
                .map(
                        end ->
                                foreseeConclusion
                                        .foresee(attemptId, request.account(), end)
                                        .chain(it -> told(request, attemptId, form, it)))
                .orElseGet(() -> show(request, attemptId, form, List.of()));
    }

    private Uni<Response> told(
            PageRequest request, UUID attemptId, CallForm form, Foresight foresight) {
        Wording wording = pages.wording(request, BUNDLE);
        if (foresight instanceof Seen seen) {
            return show(request, attemptId, form, NextStepWords.of(seen.step(), wording));
        }
        Unseen unseen = (Unseen) foresight;
        int status = unseen.because().status();
        if (status == NOT_HERE || status == STALE) {
            return Uni.createFrom().item(refused(unseen));
        }
        return show(request, attemptId, form, List.of(why(unseen, wording)));
    }

    private static Response refused(Unseen unseen) {
        return new Answer.Refused(unseen.because()).toResponse();
    }

    private static String why(Unseen unseen, Wording wording) {
        List<Violation> faults = unseen.because().errors();
        String key =
                faults.isEmpty()
                        ? "unseen." + unseen.because().code()
                        : "unseen." + faults.get(0).code();
        return wording.say(wording.knows(key) ? key : "unseen.next-step-unknown");
    }

    /** The words alone where the page's script asks; else the whole page with them. */
    private Uni<Response> show(
            PageRequest request, UUID attemptId, CallForm form, List<String> words) {
        if (request.isByScript()) {
            Wording wording = callPages.wording(request);
            return pages.show(
                    template,
                    pages.frame(request, wording, "", Section.DESK),
                    new NextPage(CallPages.path(attemptId), words),
                    200);
        }
        return showCallPage
                .show(attemptId, request.account())
                .chain(
                        shown ->
                                callPages.show(
                                        request, shown, call -> CallMoment.foreseen(form, words)));
    }
}
