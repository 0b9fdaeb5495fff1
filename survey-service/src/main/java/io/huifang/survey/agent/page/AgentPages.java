package io.huifang.survey.agent.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.agent.AgentsView;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.util.List;
import java.util.Set;

/** Writes the agents' pages. */
@ApplicationScoped
class AgentPages {
    private static final Set<String> DONE = Set.of("saved", "removed");
    private static final int INVALID = 422;

    private final Pages pages;
    private final Template all;
    private final Template profile;

    AgentPages(
            Pages pages,
            @Location("agent/agents.html") Template all,
            @Location("agent/profile.html") Template profile) {
        this.pages = pages;
        this.all = all;
        this.profile = profile;
    }

    /**
     * @param done what has just been done; null for nothing, and what is unknown is nothing
     */
    Uni<Response> all(PageRequest request, AgentsView agents, String done) {
        Wording wording = pages.wording(request, "agent");
        String told = done != null && DONE.contains(done) ? wording.say("done." + done) : null;
        return show(
                all, request, wording, "agents.title", AgentsPage.of(agents, told, wording), 200);
    }

    Uni<Response> profile(PageRequest request, ProfileForm form, List<String> faults) {
        Wording wording = pages.wording(request, "agent");
        ProfilePage page = ProfilePage.of(form, faults);
        return show(
                profile, request, wording, "profile.title", page, faults.isEmpty() ? 200 : INVALID);
    }

    Response seeOther(PageRequest request, String path) {
        return pages.seeOther(request, path);
    }

    private Uni<Response> show(
            Template template,
            PageRequest request,
            Wording wording,
            String title,
            Object page,
            int status) {
        return pages.show(
                template,
                pages.frame(request, wording, wording.say(title), Section.AGENTS),
                page,
                status);
    }
}
