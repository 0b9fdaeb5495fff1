package io.huifang.survey.correction;

import io.huifang.outbox.Ids;
import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.desk.call.PastCall;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.util.UUID;

/** Writes the page on which a conclusion is corrected. */
@ApplicationScoped
class CorrectionPages {
    private static final int INVALID = 422;

    private final Pages pages;
    private final Ids ids;
    private final RootCauses rootCauses;
    private final Template template;

    CorrectionPages(
            Pages pages,
            Ids ids,
            RootCauses rootCauses,
            @Location("review/correction.html") Template template) {
        this.pages = pages;
        this.ids = ids;
        this.rootCauses = rootCauses;
        this.template = template;
    }

    /**
     * @param fault key of what is wrong with the form sent; null for nothing
     */
    Uni<Response> show(
            PageRequest request, Conclusion conclusion, CorrectionForm form, String fault) {
        Wording wording = pages.wording(request, "review");
        CorrectionPage page =
                new CorrectionPage(
                        CorrectionPage.path(conclusion.attemptId()),
                        CorrectionPage.back(conclusion.attemptId()),
                        PastCall.of(conclusion, rootCauses, wording),
                        ids.next().toString(),
                        CorrectionPage.endings(conclusion, form, wording),
                        form.because(),
                        fault == null ? null : wording.say(fault));
        String title = wording.say("correction.title");
        return pages.show(
                template,
                pages.frame(request, wording, title, Section.REVIEWS),
                page,
                fault == null ? 200 : INVALID);
    }

    Response done(PageRequest request, UUID attemptId) {
        return pages.seeOther(request, CorrectionPage.back(attemptId));
    }
}
