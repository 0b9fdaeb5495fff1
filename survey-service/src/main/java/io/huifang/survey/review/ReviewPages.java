package io.huifang.survey.review;

import io.huifang.outbox.Ids;
import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.huifang.survey.review.ShowReviews.Reviewed;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.util.List;

/** Writes the pages of quality review. */
@ApplicationScoped
class ReviewPages {
    private static final int INVALID = 422;

    private final Pages pages;
    private final Ids ids;
    private final RootCauses rootCauses;
    private final Template all;
    private final Template call;

    ReviewPages(
            Pages pages,
            Ids ids,
            RootCauses rootCauses,
            @Location("review/reviews.html") Template all,
            @Location("review/call.html") Template call) {
        this.pages = pages;
        this.ids = ids;
        this.rootCauses = rootCauses;
        this.all = all;
        this.call = call;
    }

    Uni<Response> all(
            PageRequest request,
            boolean draws,
            SampleFilter filter,
            List<Conclusion> sample,
            List<Review> reviews) {
        Wording wording = pages.wording(request, "review");
        return show(
                all,
                request,
                wording,
                wording.say("reviews.title"),
                ReviewPage.of(draws, filter, sample, reviews, rootCauses, wording),
                200);
    }

    Uni<Response> call(PageRequest request, Reviewed reviewed, boolean problem) {
        Wording wording = pages.wording(request, "review");
        boolean supervises = request.person().isUserInRole(Role.SUPERVISOR);
        boolean mayReview = supervises && !reviewed.conclusion().agent().equals(request.account());
        ReviewedCallPage page =
                ReviewedCallPage.of(
                        reviewed,
                        supervises,
                        mayReview,
                        ids.next().toString(),
                        problem,
                        rootCauses,
                        wording);
        return show(
                call, request, wording, wording.say("call.title"), page, problem ? INVALID : 200);
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
                template, pages.frame(request, wording, title, Section.REVIEWS), page, status);
    }
}
