package io.huifang.survey.handover;

import io.huifang.outbox.Ids;
import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.agent.ShowAgents;
import io.huifang.survey.handover.ShowOpenAttempt.Placed;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Writes the page on which an attempt is handed over. */
@ApplicationScoped
class HandoverPages {
    private static final int INVALID = 422;

    private final ShowAgents showAgents;
    private final Ids ids;
    private final Pages pages;
    private final Template template;

    HandoverPages(
            ShowAgents showAgents,
            Ids ids,
            Pages pages,
            @Location("handover/handover.html") Template template) {
        this.showAgents = showAgents;
        this.ids = ids;
        this.pages = pages;
        this.template = template;
    }

    Uni<Response> show(PageRequest request, HandoverSide side, Placed placed, boolean problem) {
        Wording wording = pages.wording(request, "handover");
        String key = ids.next().toString();
        return showAgents
                .look()
                .map(it -> HandoverPage.of(side, placed, it.agents(), key, problem, wording))
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        pages.frame(
                                                request,
                                                wording,
                                                wording.say("handover.title"),
                                                side.section()),
                                        page,
                                        problem ? INVALID : 200));
    }

    Response done(PageRequest request, String path) {
        return pages.seeOther(request, path);
    }
}
