package io.huifang.scheduler.page.incident;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.incident.desk.OpenIncident;
import io.huifang.scheduler.incident.desk.OpenIncident.Answer;
import io.huifang.scheduler.incident.desk.OpenIncident.Wanted;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import java.time.Instant;
import java.util.Optional;

/** Opens an incident by hand, by one of the rules of the policy in force. */
@Path(OpeningPageResource.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"ops", "supervisor"})
class OpeningPageResource {
    static final String PATH = "/pages/incidents/opening";

    private final OpenIncident openIncident;
    private final ActivePolicy activePolicy;
    private final Pages pages;
    private final Template template;

    OpeningPageResource(
            OpenIncident openIncident,
            ActivePolicy activePolicy,
            Pages pages,
            @Location("pages/opening.html") Template template) {
        this.openIncident = openIncident;
        this.activePolicy = activePolicy;
        this.pages = pages;
        this.template = template;
    }

    /**
     * @param rule which; null when it is not chosen yet
     */
    @GET
    public Uni<Response> ask(@BeanParam PageRequest request, @QueryParam("rule") String rule) {
        return ask(request, rule, null, new MultivaluedHashMap<>(), 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> open(
            @BeanParam PageRequest request, MultivaluedMap<String, String> entered) {
        Wording wording = pages.wording(request);
        String since = OpeningPage.said(entered, "since");
        Because because = Because.said(entered.getFirst("because"));
        Optional<Instant> begin = wording.instant(since);
        if (!because.isGiven()) return again(request, entered, "because.wrong");
        if (!since.isEmpty() && begin.isEmpty())
            return again(request, entered, "opening.since.wrong");
        if (entered.getFirst("sure") == null) return again(request, entered, "sure.wrong");
        Wanted wanted =
                new Wanted(
                        null,
                        OpeningPage.said(entered, "rule"),
                        OpeningPage.facts(entered),
                        begin.orElse(null),
                        because.text(),
                        request.account());
        return openIncident.open(wanted).chain(answer -> after(answer, request, entered));
    }

    private Uni<Response> after(
            Answer answer, PageRequest request, MultivaluedMap<String, String> entered) {
        if (answer instanceof Answer.Opened opened) {
            String done = opened.isNew() ? "opened" : "openBefore";
            String path = Address.ofIncident(opened.incident().incidentId());
            return Uni.createFrom().item(pages.seeOther(path + "?done=" + done));
        }
        if (answer instanceof Answer.OtherFacts)
            return again(request, entered, "opening.facts.wrong");
        return again(
                request,
                entered,
                answer instanceof Answer.NotSince ? "opening.since.wrong" : "opening.rule.wrong");
    }

    private Uni<Response> again(
            PageRequest request, MultivaluedMap<String, String> entered, String problem) {
        String text = pages.wording(request).say(problem);
        return ask(request, OpeningPage.said(entered, "rule"), text, entered, 422);
    }

    private Uni<Response> ask(
            PageRequest request,
            String rule,
            String problem,
            MultivaluedMap<String, String> entered,
            int status) {
        String title = pages.wording(request).say("opening.title");
        return activePolicy
                .policy()
                .map(policy -> OpeningPage.of(policy.incidents(), rule, problem, entered))
                .chain(
                        page ->
                                pages.show(
                                        template, request, Section.INCIDENTS, title, page, status));
    }
}
