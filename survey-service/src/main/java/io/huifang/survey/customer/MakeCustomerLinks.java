package io.huifang.survey.customer;

import io.huifang.outbox.Ids;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the links that the wallet's application shows to its logged-in customer. */
@ApplicationScoped
class MakeCustomerLinks {
    /** The application asks anew when it shows them anew. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final Pool pool;
    private final CustomerLinks customerLinks;
    private final Links links;
    private final Ids ids;
    private final Clock clock;

    MakeCustomerLinks(Pool pool, CustomerLinks customerLinks, Links links, Ids ids, Clock clock) {
        this.pool = pool;
        this.customerLinks = customerLinks;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Links to a customer's own pages.
     *
     * @param calls tells whether it is us who call
     * @param choices stops calls
     * @param help answers at any hour, and takes requests for a call or a person
     * @param until exclusive, UTC
     */
    public record CustomerLinksView(URI calls, URI choices, URI help, Instant until) {}

    /**
     * Empty for a customer who was erased.
     *
     * @param timeZone IANA zone in which he thinks of times; null when not said
     */
    Uni<Optional<CustomerLinksView>> make(String customerId, String timeZone) {
        return customerLinks
                .of(pool, customerId, ids.next(), timeZone)
                .map(number -> number.map(this::links));
    }

    private CustomerLinksView links(UUID number) {
        Instant until = Instant.ofEpochSecond(clock.instant().plus(GOOD_FOR).getEpochSecond());
        return new CustomerLinksView(
                links.to(LinkPurpose.CALLS, number, until),
                links.to(LinkPurpose.CHOICES, number, until),
                links.to(LinkPurpose.HELP, number, until),
                until);
    }
}
