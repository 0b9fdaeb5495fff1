package io.huifang.survey.desk.call;

import io.huifang.outbox.Ids;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.LeaseConfig;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.page.PageRequest;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes the pages of a call. */
@ApplicationScoped
class CallPages {
    private final Pages pages;
    private final LeaseConfig terms;
    private final Ids ids;
    private final Template template;
    private final Template lease;

    CallPages(
            Pages pages,
            LeaseConfig terms,
            Ids ids,
            @Location("desk/call.html") Template template,
            @Location("desk/lease.html") Template lease) {
        this.pages = pages;
        this.terms = terms;
        this.ids = ids;
        this.template = template;
        this.lease = lease;
    }

    /** Where a call stands. */
    static String path(UUID attemptId) {
        return "/desk/calls/" + attemptId;
    }

    Wording wording(PageRequest request) {
        return pages.wording(request, "desk");
    }

    Response seeOther(PageRequest request, String path) {
        return pages.seeOther(request, path);
    }

    /** As it stands, with the form as it was typed so far. */
    Uni<Response> show(PageRequest request, Call call, Contact contact) {
        return show(request, call, contact, new CallForm(call.draft()), null);
    }

    /** As it was sent, with what is wrong with it. */
    Uni<Response> refuse(PageRequest request, Call call, CallForm form, Problem problem) {
        return show(request, call, null, form, problem);
    }

    private Uni<Response> show(
            PageRequest request, Call call, Contact contact, CallForm form, Problem problem) {
        Wording wording = wording(request);
        String title = wording.name("reason", call.attempt().brief().reason());
        CallScript script =
                CallScript.of(call.script(), wording.language().tag(), request.account());
        return pages.show(
                template,
                pages.frame(request, wording, title, Section.DESK),
                page(call, contact, script, form, problem, wording),
                problem == null ? 200 : 422);
    }

    private CallPage page(
            Call call,
            Contact contact,
            CallScript script,
            CallForm form,
            Problem problem,
            Wording wording) {
        Instant shownAt = call.attempt().revealedAt();
        List<CallQuestion> questions =
                call.questionnaire()
                        .map(it -> CallQuestion.of(it, wording, form))
                        .orElse(List.of());
        return new CallPage(
                path(call.attempt().id()),
                ids.next().toString(),
                lease(call, wording),
                contact,
                shownAt == null ? null : wording.clock(shownAt),
                CallFacts.of(call.attempt(), wording),
                script,
                questions,
                CallPage.endings(form, wording),
                CallPage.Form.of(form),
                CallPage.keepers(form, wording),
                call.history().stream().map(it -> PastCall.of(it, wording)).toList(),
                problem == null ? List.of() : CallFault.of(problem, questions, wording));
    }

    private LeaseLine lease(Call call, Wording wording) {
        Attempt attempt = call.attempt();
        return LeaseLine.of(
                attempt.id(),
                attempt.token(),
                new LeaseLine.Live(attempt.leaseUntil(), call.left(), attempt.withdrawn()),
                terms.duration(),
                wording);
    }

    /** The lease's line alone. */
    Uni<Response> lease(PageRequest request, LeaseLine line) {
        Wording wording = wording(request);
        return pages.show(lease, pages.frame(request, wording, "", Section.DESK), line, 200);
    }

    LeaseLine line(UUID attemptId, long token, LeaseLine.Live live, Wording wording) {
        return LeaseLine.of(attemptId, token, live, terms.duration(), wording);
    }

    /** A few words alone: the form was kept at that instant. */
    Response saved(PageRequest request, Instant at) {
        Wording wording = wording(request);
        return Response.ok(
                        wording.say("saved", wording.clock(at)),
                        MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }
}
