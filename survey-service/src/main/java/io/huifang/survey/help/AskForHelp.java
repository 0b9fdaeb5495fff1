package io.huifang.survey.help;

import io.huifang.outbox.Ids;
import io.huifang.survey.customer.CustomerLinks;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores what a customer asks for. From then on it is passed on without him, whatever fails on the
 * way. The same press of the button twice is one request.
 */
@ApplicationScoped
class AskForHelp {
    private final Pool pool;
    private final Links links;
    private final CustomerLinks customerLinks;
    private final HelpRequests requests;
    private final HelpTimes times;
    private final Ids ids;

    AskForHelp(
            Pool pool,
            Links links,
            CustomerLinks customerLinks,
            HelpRequests requests,
            HelpTimes times,
            Ids ids) {
        this.pool = pool;
        this.links = links;
        this.customerLinks = customerLinks;
        this.requests = requests;
        this.times = times;
        this.ids = ids;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** It is stored, now or before. */
        record Asked(HelpRequest request) implements Outcome {}

        /** Nothing was stored: at that time nobody can be called. */
        record WrongTime() implements Outcome {}

        /** Nothing was stored: he asked often enough for a day. */
        record TooMany() implements Outcome {}

        /** A link that is not ours, or of somebody who was erased. */
        record Gone() implements Outcome {}
    }

    Uni<Outcome> ask(String token, HelpWanted wanted) {
        Optional<UUID> number = links.subject(token, LinkPurpose.HELP);
        // whoever has no link of ours costs no connection
        return number.isEmpty()
                ? Uni.createFrom().item(new Outcome.Gone())
                : pool.withTransaction(tx -> ask(tx, number.get(), wanted));
    }

    private Uni<Outcome> ask(SqlConnection tx, UUID number, HelpWanted wanted) {
        return customerLinks
                .person(tx, number)
                .chain(
                        person ->
                                person.isEmpty()
                                        ? Uni.createFrom().item(new Outcome.Gone())
                                        : ask(tx, person.get(), wanted));
    }

    /** A press that was stored stays so when its time has come meanwhile. */
    private Uni<Outcome> ask(SqlConnection tx, CustomerLinks.Person person, HelpWanted wanted) {
        ZoneId zone = times.zone(person.timeZone());
        return requests.ofPress(tx, person.customerId(), wanted.press())
                .chain(
                        before -> {
                            if (before.isPresent()) {
                                return Uni.createFrom().item(new Outcome.Asked(before.get()));
                            }
                            return times.takes(wanted.preferredAt(), zone)
                                    ? store(tx, person.customerId(), wanted, zone)
                                    : Uni.createFrom().item(new Outcome.WrongTime());
                        });
    }

    private Uni<Outcome> store(
            SqlConnection tx, String customerId, HelpWanted wanted, ZoneId zone) {
        return requests.add(tx, ids.next(), customerId, wanted, zone.getId(), times.mostInADay())
                .chain(() -> requests.ofPress(tx, customerId, wanted.press()))
                .map(
                        stored ->
                                stored.isPresent()
                                        ? new Outcome.Asked(stored.get())
                                        : new Outcome.TooMany());
    }
}
