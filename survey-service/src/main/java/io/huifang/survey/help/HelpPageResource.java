package io.huifang.survey.help;

import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerRequest;
import io.huifang.survey.customer.CustomerWords;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** The page that helps a customer at any hour. The link is the permission. */
@Path("/help/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Customers")
class HelpPageResource {
    private final ShowHelp showHelp;
    private final FindAnswers findAnswers;
    private final AskForHelp askForHelp;
    private final HelpPages help;
    private final CustomerPages pages;

    HelpPageResource(
            ShowHelp showHelp,
            FindAnswers findAnswers,
            AskForHelp askForHelp,
            HelpPages help,
            CustomerPages pages) {
        this.showHelp = showHelp;
        this.findAnswers = findAnswers;
        this.askForHelp = askForHelp;
        this.help = help;
        this.pages = pages;
    }

    @GET
    @Operation(summary = "Help at any hour, as a page")
    public Uni<Response> show(@BeanParam CustomerRequest request) {
        return show(request, HelpForm.EMPTY, null, null);
    }

    /**
     * Answers are shown at once: what is wrong stands in no address. After a wish the browser is
     * sent back to the page, which then shows how it stands.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Look for answers, or ask for a call or a person, from the page")
    public Uni<Response> send(
            @BeanParam CustomerRequest request, MultivaluedMap<String, String> sent) {
        HelpForm form = HelpForm.of(sent);
        CustomerWords words = request.words();
        if (form.helped()) {
            return Uni.createFrom().item(CustomerPages.seeOther(words, "helped"));
        }
        if (form.wanted().isPresent()) {
            return askForHelp
                    .ask(request.token(), form.wanted().get())
                    .chain(outcome -> after(request, form, outcome));
        }
        return form.isSearch()
                ? find(request, form, null)
                : show(request, form, null, words.say("help.empty"));
    }

    private Uni<Response> after(
            CustomerRequest request, HelpForm form, AskForHelp.Outcome outcome) {
        CustomerWords words = request.words();
        if (outcome instanceof AskForHelp.Outcome.Gone) {
            return pages.gone(words);
        }
        if (outcome instanceof AskForHelp.Outcome.Asked) {
            return Uni.createFrom().item(CustomerPages.seeOther(words, "asked"));
        }
        boolean late = outcome instanceof AskForHelp.Outcome.WrongTime;
        String problem = words.say(late ? "help.late" : "help.tooMany");
        return form.isSearch()
                ? find(request, form, problem)
                : show(request, form, List.of(), problem);
    }

    /** Nobody without a link of ours searches. */
    private Uni<Response> find(CustomerRequest request, HelpForm form, String problem) {
        return showHelp.show(request.token())
                .chain(
                        shown ->
                                shown.isEmpty()
                                        ? pages.gone(request.words())
                                        : findAnswers
                                                .find(form.words(), request.words().tag())
                                                .chain(
                                                        found ->
                                                                help.show(
                                                                        request,
                                                                        shown.get(),
                                                                        form,
                                                                        found,
                                                                        problem)));
    }

    private Uni<Response> show(
            CustomerRequest request, HelpForm form, List<FoundAnswer> found, String problem) {
        return showHelp.show(request.token())
                .chain(
                        shown ->
                                shown.isEmpty()
                                        ? pages.gone(request.words())
                                        : help.show(request, shown.get(), form, found, problem));
    }
}
