package io.huifang.scheduler.page.contact;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.budget.ShowContacts;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Shows a customer's contacts and budget. */
@Path("/pages/contacts")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"supervisor", "ops", "auditor", "privacy-officer"})
class ContactsPageResource {
    /** No event carries a longer one. */
    private static final int LONGEST_ID = 1024;

    private final ShowContacts showContacts;
    private final Pages pages;
    private final Template template;

    ContactsPageResource(
            ShowContacts showContacts,
            Pages pages,
            @Location("pages/contacts.html") Template template) {
        this.showContacts = showContacts;
        this.pages = pages;
        this.template = template;
    }

    @GET
    public Uni<Response> show(
            @BeanParam PageRequest request, @QueryParam("customerId") String customerId) {
        String id = customerId == null ? "" : customerId.strip();
        if (id.isEmpty()) return page(request, ContactsPage.empty(), 200);
        if (id.length() > LONGEST_ID || id.contains("\0")) {
            String problem = pages.wording(request).say("search.unreadable");
            return page(request, ContactsPage.wrong(problem), 400);
        }
        boolean leadsOn = Section.DECISIONS.isFor(request.person());
        return showContacts
                .show(id)
                .map(view -> ContactsPage.of(view, leadsOn, pages.wording(request)))
                .chain(page -> page(request, page, 200));
    }

    private Uni<Response> page(PageRequest request, ContactsPage page, int status) {
        String title = pages.wording(request).say("section.contacts");
        return pages.show(template, request, Section.CONTACTS, title, page, status);
    }
}
