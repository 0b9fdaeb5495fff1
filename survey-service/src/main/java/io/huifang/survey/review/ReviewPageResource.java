package io.huifang.survey.review;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.review.ShowReviews.Reviewed;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The pages of quality review. */
@Path("/reviews")
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Produces(MediaType.TEXT_HTML)
class ReviewPageResource {
    private final ShowReviews showReviews;
    private final ReviewCall reviewCall;
    private final ReviewPages pages;

    ReviewPageResource(ShowReviews showReviews, ReviewCall reviewCall, ReviewPages pages) {
        this.showReviews = showReviews;
        this.reviewCall = reviewCall;
        this.pages = pages;
    }

    /**
     * @param draw set when calls are to be drawn; null otherwise
     */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @QueryParam("agent") String agent,
            @QueryParam("reason") String reason,
            @QueryParam("disposition") String disposition,
            @QueryParam("lowScore") String lowScore,
            @QueryParam("draw") String draw) {
        boolean draws = request.person().isUserInRole(Role.SUPERVISOR);
        SampleFilter filter = SampleFilter.of(agent, reason, disposition, lowScore);
        Uni<List<Conclusion>> sample =
                draws && draw != null
                        ? showReviews.sample(filter, request.account())
                        : Uni.createFrom().item(List.of());
        return sample.chain(
                drawn ->
                        showReviews
                                .latest(readsAll(request) ? filter.agent() : request.account())
                                .chain(found -> pages.all(request, draws, filter, drawn, found)));
    }

    @GET
    @Path("/calls/{attemptId}")
    @Operation(hidden = true)
    public Uni<Response> call(
            @BeanParam PageRequest request, @PathParam("attemptId") UUID attemptId) {
        return call(request, attemptId, false);
    }

    @POST
    @Path("/calls/{attemptId}")
    @RolesAllowed(Role.SUPERVISOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> review(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        Optional<ReviewCommand> command = ReviewForm.read(request.account(), attemptId, sent);
        if (command.isEmpty()) return call(request, attemptId, true);
        byte[] body = sent.toString().getBytes(StandardCharsets.UTF_8);
        String what = "POST " + ReviewPage.path(attemptId);
        return reviewCall
                .review(
                        command.get(),
                        RequestKey.of(request.account(), sent.getFirst("key"), what, body))
                .map(
                        answer ->
                                answer instanceof Answer.Done
                                        ? pages.seeOther(request, ReviewPage.path(attemptId))
                                        : answer.toResponse());
    }

    private Uni<Response> call(PageRequest request, UUID attemptId, boolean problem) {
        return showReviews
                .call(attemptId)
                .chain(
                        found ->
                                found.filter(it -> mayRead(request, it))
                                        .map(it -> pages.call(request, it, problem))
                                        .orElseGet(ReviewPageResource::nothing));
    }

    private static boolean mayRead(PageRequest request, Reviewed reviewed) {
        return readsAll(request) || reviewed.conclusion().agent().equals(request.account());
    }

    private static boolean readsAll(PageRequest request) {
        return Stream.of(Role.SUPERVISOR, Role.AUDITOR).anyMatch(request.person()::isUserInRole);
    }

    private static Uni<Response> nothing() {
        return Uni.createFrom().item(new Answer.Refused(Problems.NOT_FOUND).toResponse());
    }
}
