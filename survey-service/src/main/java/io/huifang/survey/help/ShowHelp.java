package io.huifang.survey.help;

import io.huifang.survey.customer.CustomerLinks;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows a customer what he asked for last, and when he could be called. */
@ApplicationScoped
class ShowHelp {
    private final Pool pool;
    private final Links links;
    private final CustomerLinks customerLinks;
    private final HelpRequests requests;
    private final HelpTimes times;

    ShowHelp(
            Pool pool,
            Links links,
            CustomerLinks customerLinks,
            HelpRequests requests,
            HelpTimes times) {
        this.pool = pool;
        this.links = links;
        this.customerLinks = customerLinks;
        this.requests = requests;
        this.times = times;
    }

    /**
     * What is known.
     *
     * @param latest what he asked for last; null for nothing
     * @param zone in which he thinks of times
     * @param slots beginnings of the hours to choose from
     */
    record Shown(HelpRequest latest, ZoneId zone, List<Instant> slots) {
        Shown {
            slots = List.copyOf(slots);
        }
    }

    /** Empty for a link that is not ours, or of somebody who was erased. */
    Uni<Optional<Shown>> show(String token) {
        Optional<UUID> number = links.subject(token, LinkPurpose.HELP);
        // whoever has no link of ours costs no connection
        return number.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : customerLinks.person(pool, number.get()).chain(this::shown);
    }

    private Uni<Optional<Shown>> shown(Optional<CustomerLinks.Person> person) {
        if (person.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        ZoneId zone = times.zone(person.get().timeZone());
        return requests.latest(pool, person.get().customerId())
                .map(
                        latest ->
                                Optional.of(
                                        new Shown(latest.orElse(null), zone, times.slots(zone))));
    }
}
