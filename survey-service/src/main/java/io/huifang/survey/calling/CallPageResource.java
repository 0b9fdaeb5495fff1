package io.huifang.survey.calling;

import io.huifang.pages.wording.Language;
import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerRequest;
import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.customer.Frame;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** Is it you calling? As a page. The link is the permission. */
@Path("/calls/{token}")
@PermitAll
@Tag(name = "Customers")
class CallPageResource {
    private static final int OK = 200;

    private final ShowCall showCall;
    private final CustomerPages pages;
    private final Template page;

    CallPageResource(
            ShowCall showCall,
            CustomerPages pages,
            @Location("customer/calls.html") Template page) {
        this.showCall = showCall;
        this.pages = pages;
        this.page = page;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Whether it is us who call this customer now, as a page")
    public Uni<Response> show(@BeanParam CustomerRequest request) {
        CustomerWords texts = request.words();
        return showCall.show(request.token())
                .chain(
                        shown ->
                                shown instanceof CallShown.Gone
                                        ? pages.gone(texts)
                                        : page(texts, shown));
    }

    private Uni<Response> page(CustomerWords texts, CallShown shown) {
        Frame frame = pages.frame(texts, "calls", List.of());
        if (shown instanceof CallShown.Ours ours) {
            List<String> words =
                    texts.language() == Language.CHINESE ? ours.phrase().zh() : ours.phrase().en();
            return pages.page(
                    page.data("frame", frame.done(texts.say("calls.yes", frame.company())))
                            .data("agent", agent(ours, texts))
                            .data("words", words),
                    texts,
                    OK);
        }
        return pages.page(
                page.data("frame", frame.problem(texts.say("calls.no", frame.company())))
                        .data("agent", null)
                        .data("words", List.of()),
                texts,
                OK);
    }

    private static String agent(CallShown.Ours ours, CustomerWords texts) {
        return ours.agent() == null ? null : texts.say("calls.agent", ours.agent());
    }
}
