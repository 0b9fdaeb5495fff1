package io.huifang.survey.customer;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.util.List;

/** Writes pages for customers. */
@ApplicationScoped
public class CustomerPages {
    private static final int NOT_FOUND = 404;

    private final Template says;
    private final CompanyConfig company;

    CustomerPages(@Location("customer/says.html") Template says, CompanyConfig company) {
        this.says = says;
        this.company = company;
    }

    /** A frame whose heading is the text {@code <what>.heading}. */
    public Frame frame(CustomerWords texts, String what, List<String> lines) {
        String heading = texts.say(what + ".heading", company.name());
        return new Frame(texts, company.name(), heading, lines, null, null);
    }

    /** A page that only says something: {@code what} names heading and text. */
    public Uni<Response> say(CustomerWords texts, String what, int status) {
        return page(says.data("frame", saying(texts, what)), texts, status);
    }

    /** For a link that is not ours, has ended, or leads nowhere any more: the same for all. */
    public Uni<Response> gone(CustomerWords texts) {
        return say(texts, "gone", NOT_FOUND);
    }

    /** The text alone, for what failed on its way to a page. */
    Uni<String> failed(CustomerWords texts, String what) {
        return says.data("frame", saying(texts, what)).createUni();
    }

    /** A page of its own. */
    public Uni<Response> page(TemplateInstance page, CustomerWords texts, int status) {
        return page.createUni()
                .map(
                        html ->
                                Response.status(status)
                                        .type("text/html;charset=UTF-8")
                                        .entity(html)
                                        .header("Content-Language", texts.tag())
                                        .build());
    }

    /** Sends the browser back to the page, so that loading it anew says nothing. */
    public static Response seeOther(CustomerWords texts, String done) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "?lang=" + texts.tag() + "&done=" + done)
                .build();
    }

    private Frame saying(CustomerWords texts, String what) {
        return frame(texts, what, List.of(texts.say(what + ".text")));
    }
}
