package io.huifang.survey.desk.call;

import io.huifang.outbox.Ids;
import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.LeaseConfig;
import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.desk.call.ShowCallPage.Shown;
import io.huifang.survey.desk.step.ReadOut;
import io.huifang.survey.desk.step.Steps;
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
import java.util.function.Function;

/** Writes the pages of a call. */
@ApplicationScoped
class CallPages {
    private final Pages pages;
    private final LeaseConfig terms;
    private final Ids ids;
    private final RootCauses rootCauses;
    private final Template template;
    private final Template lease;

    CallPages(
            Pages pages,
            LeaseConfig terms,
            Ids ids,
            RootCauses rootCauses,
            @Location("desk/call.html") Template template,
            @Location("desk/lease.html") Template lease) {
        this.pages = pages;
        this.terms = terms;
        this.ids = ids;
        this.rootCauses = rootCauses;
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

    /**
     * The page of a call that is in the hand of who asks, or why he is shown none.
     *
     * @param moment what has just been done on it
     */
    Uni<Response> show(PageRequest request, Shown shown, Function<Call, CallMoment> moment) {
        if (shown instanceof Shown.Refused refused) {
            return Uni.createFrom().item(refused.because().answer().toResponse());
        }
        Call call = ((Shown.Live) shown).call();
        return show(request, call, moment.apply(call));
    }

    private Uni<Response> show(PageRequest request, Call call, CallMoment moment) {
        Wording wording = wording(request);
        String title = wording.name("reason", call.attempt().brief().reason());
        return pages.show(
                template,
                pages.frame(request, wording, title, Section.DESK),
                page(call, moment, wording),
                moment.status());
    }

    private CallPage page(Call call, CallMoment moment, Wording wording) {
        CallForm form = moment.form();
        CallPapers.Papers papers = call.papers();
        DueParts due = DueParts.of(papers.script(), papers.questionnaire(), form);
        List<CallQuestion> questions =
                papers.questionnaire()
                        .map(it -> CallQuestion.of(it, due.questions(), wording, form))
                        .orElse(List.of());
        return new CallPage(
                path(call.attempt().id()),
                ids.next().toString(),
                lease(call, wording),
                about(call, moment, due, wording),
                steps(call, moment, wording),
                new NextPage(
                        path(call.attempt().id()),
                        moment.next() == null ? List.of() : moment.next()),
                due.named(),
                questions,
                CallPage.endings(form, call.attempt().firstRevealedAt() != null, wording),
                CallPage.Form.of(form),
                CallPage.keepers(form, wording),
                CallPage.causes(rootCauses, form, wording),
                moment.problem() == null
                        ? List.of()
                        : CallFault.of(moment.problem(), questions, wording));
    }

    private CallPage.About about(Call call, CallMoment moment, DueParts due, Wording wording) {
        Instant shownAt = call.attempt().revealedAt();
        return new CallPage.About(
                moment.contact(),
                shownAt == null ? null : wording.clock(shownAt),
                CallFacts.of(call.attempt(), wording),
                ReadOut.of(call.view(), wording),
                CallScript.of(
                        call.papers().script(),
                        due.steps(),
                        moment.form(),
                        wording.language().tag(),
                        call.papers().agentName().orElseGet(() -> wording.say("script.agent"))),
                call.history().stream().map(it -> PastCall.of(it, rootCauses, wording)).toList(),
                call.messages().stream().map(it -> it.line(wording)).toList(),
                guess(call, moment, wording));
    }

    private GuessLine guess(Call call, CallMoment moment, Wording wording) {
        return call.view().guess() == null
                ? null
                : GuessLine.of(
                        call.view().guess(),
                        CallPage.causes(rootCauses, moment.form(), wording),
                        wording);
    }

    private Steps steps(Call call, CallMoment moment, Wording wording) {
        String key = ids.next().toString();
        return Steps.of(call.attempt(), call.view(), key, moment.refused(), wording);
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

    /**
     * A few words alone: the form was kept at that instant. Where the page shows what is no more
     * due by it, or not what is, it is told to fetch that.
     *
     * @param shown as the page says what it shows; null when it does not say
     */
    Response saved(PageRequest request, Instant at, DueParts due, String shown) {
        Wording wording = wording(request);
        boolean stale = shown != null && !shown.equals(due.named());
        return Response.ok(
                        wording.say("saved", wording.clock(at)),
                        MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header("HX-Trigger", stale ? "desk:due" : null)
                .build();
    }
}
