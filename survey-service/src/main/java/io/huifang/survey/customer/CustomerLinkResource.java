package io.huifang.survey.customer;

import io.huifang.survey.account.Role;
import io.huifang.survey.customer.MakeCustomerLinks.CustomerLinksView;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.RequestBody;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Gives the wallet's application the links that it shows to its logged-in customer. */
@Path("/v1/customer-links")
@RolesAllowed(Role.WALLET)
@Tag(name = "Customers")
class CustomerLinkResource {
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final MakeCustomerLinks makeCustomerLinks;

    CustomerLinkResource(MakeCustomerLinks makeCustomerLinks) {
        this.makeCustomerLinks = makeCustomerLinks;
    }

    /**
     * Whose.
     *
     * @param customerId the customer, as events name him
     * @param timeZone IANA zone in which he thinks of times; what was said before stays without it
     */
    record CustomerLinksRequest(String customerId, String timeZone) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Links to a customer's own pages: who is calling, which calls stop, help")
    @RequestBodySchema(CustomerLinksRequest.class)
    public Uni<CustomerLinksView> make(byte[] body) {
        RequestBody request = RequestBody.of(body);
        Optional<String> customerId = CustomerIds.read(request);
        Optional<String> timeZone =
                request.listed("timeZone", zone -> zone != null && ZONES.contains(zone));
        request.finish();
        return makeCustomerLinks
                .make(customerId.orElseThrow(), timeZone.orElse(null))
                .map(links -> links.orElseThrow(() -> new RefusedRequest(Problems.NOT_FOUND)));
    }
}
