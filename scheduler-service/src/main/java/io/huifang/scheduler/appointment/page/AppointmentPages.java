package io.huifang.scheduler.appointment.page;

import io.huifang.scheduler.appointment.Offer;
import io.huifang.scheduler.appointment.page.PageText.Said;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Writes the customer's page. */
@ApplicationScoped
class AppointmentPages {
    private final Template template;
    private final CompanyConfig company;

    AppointmentPages(@Location("appointment.html") Template template, CompanyConfig company) {
        this.template = template;
        this.company = company;
    }

    /** The company's name. */
    String company() {
        return company.name();
    }

    /** The call as it is planned, and the times to choose. */
    Uni<Response> offer(Wording wording, Offer offer, Said said, int status) {
        return page(PageText.of(wording, company.name(), offer, said), status);
    }

    /** For a link that is not ours, has ended, or leads nowhere any more: the same for all. */
    Uni<Response> gone(Wording wording) {
        return page(PageText.of(wording, company.name(), "gone"), 404);
    }

    Uni<Response> declined(Wording wording) {
        return page(PageText.of(wording, company.name(), "declined"), 200);
    }

    /** For an answer that does not come from our own page. */
    Uni<Response> refused(Wording wording, int status) {
        return page(PageText.of(wording, company.name(), "refused"), status);
    }

    /**
     * For an answer that is none of ours, with a way back to the page.
     *
     * @param what names the heading and the text
     */
    Uni<String> failed(Wording wording, String what) {
        return template.data("page", PageText.of(wording, company.name(), what))
                .data("back", wording.say("back"))
                .createUni();
    }

    private Uni<Response> page(PageText text, int status) {
        return template.data("page", text)
                .createUni()
                .map(
                        html ->
                                Response.status(status)
                                        .type("text/html;charset=UTF-8")
                                        .entity(html)
                                        .header("Content-Language", text.language())
                                        .build());
    }
}
