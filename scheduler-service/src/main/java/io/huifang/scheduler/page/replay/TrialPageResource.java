package io.huifang.scheduler.page.replay;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.stored.ShowPolicies;
import io.huifang.scheduler.problem.ProblemException;
import io.huifang.scheduler.replay.RequestReplay;
import io.huifang.scheduler.replay.RequestReplay.Answer;
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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Begins a replay of a version. */
@Path("/pages/policies/{version: [1-9][0-9]{0,8}}/replay")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("policy-admin")
class TrialPageResource {
    /** Long enough for a weekend, and soon done. */
    private static final Duration USUAL = Duration.ofDays(7);

    private final RequestReplay requestReplay;
    private final ShowPolicies showPolicies;
    private final Clock clock;
    private final Pages pages;
    private final Template template;

    TrialPageResource(
            RequestReplay requestReplay,
            ShowPolicies showPolicies,
            Clock clock,
            Pages pages,
            @Location("pages/trial.html") Template template) {
        this.requestReplay = requestReplay;
        this.showPolicies = showPolicies;
        this.clock = clock;
        this.pages = pages;
        this.template = template;
    }

    /**
     * Which events.
     *
     * @param path this page
     * @param version page of the version
     * @param problem why it did not begin; null before it was tried
     * @param from as it was entered
     * @param to as it was entered
     */
    public record TrialPage(String path, String version, String problem, String from, String to) {}

    @GET
    public Uni<Response> ask(@BeanParam PageRequest request, int version) {
        Instant now = clock.instant();
        Wording wording = pages.wording(request);
        return ask(
                request,
                version,
                page(version, null, wording.field(now.minus(USUAL)), wording.field(now)),
                200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> begin(
            @BeanParam PageRequest request,
            int version,
            @FormParam("from") String from,
            @FormParam("to") String to) {
        Wording wording = pages.wording(request);
        Optional<Instant> begin = wording.instant(from);
        Optional<Instant> end = wording.instant(to);
        TrialPage entered = page(version, null, said(from), said(to));
        if (begin.isEmpty() || end.isEmpty())
            return again(request, version, entered, "period", 422);
        return requestReplay
                .request(version, begin.get(), end.get(), request.account())
                .chain(answer -> after(answer, request, version, entered));
    }

    private Uni<Response> after(
            Answer answer, PageRequest request, int version, TrialPage entered) {
        if (answer instanceof Answer.Accepted accepted) {
            String path = Address.ofReplay(accepted.replayId());
            return Uni.createFrom().item(pages.seeOther(path));
        }
        if (answer instanceof Answer.TooMany) {
            return again(request, version, entered, "tooMany", 409);
        }
        if (answer instanceof Answer.InFuture) {
            return again(request, version, entered, "future", 422);
        }
        String why = answer instanceof Answer.NoPeriod ? "period" : "refused";
        return again(request, version, entered, why, 422);
    }

    private Uni<Response> again(
            PageRequest request, int version, TrialPage entered, String why, int status) {
        String problem = pages.wording(request).say("trial.problem." + why);
        return ask(request, version, page(version, problem, entered.from(), entered.to()), status);
    }

    private Uni<Response> ask(PageRequest request, int version, TrialPage page, int status) {
        String title = pages.wording(request).say("trial.title", version);
        return showPolicies
                .version(version)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(any -> pages.show(template, request, Section.POLICIES, title, page, status));
    }

    private static TrialPage page(int version, String problem, String from, String to) {
        String policy = Address.ofPolicy(version);
        return new TrialPage(Address.ofTrial(version), policy, problem, from, to);
    }

    private static String said(String field) {
        return field == null ? "" : field.strip();
    }
}
