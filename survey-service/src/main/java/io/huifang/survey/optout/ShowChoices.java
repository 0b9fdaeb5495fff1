package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;
import io.huifang.survey.customer.CustomerLinks;
import io.huifang.survey.invitation.AskedSurveys;
import io.huifang.survey.invitation.StoppedInvitation;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows a customer what he stopped, and which calls were not made since. */
@ApplicationScoped
class ShowChoices {
    private final Pool pool;
    private final Links links;
    private final CustomerLinks customerLinks;
    private final OptOuts optOuts;
    private final StoppedCalls stoppedCalls;
    private final AskedSurveys askedSurveys;

    ShowChoices(
            Pool pool,
            Links links,
            CustomerLinks customerLinks,
            OptOuts optOuts,
            StoppedCalls stoppedCalls,
            AskedSurveys askedSurveys) {
        this.askedSurveys = askedSurveys;
        this.pool = pool;
        this.links = links;
        this.customerLinks = customerLinks;
        this.optOuts = optOuts;
        this.stoppedCalls = stoppedCalls;
    }

    /**
     * What is known.
     *
     * @param said each time that he stopped something, the latest first
     * @param stopped callbacks that were not made since
     * @param unasked questionnaires that are not asked any more, whoever told of the stop
     */
    record Shown(List<OptOut> said, List<OptOut.Stopped> stopped, List<StoppedInvitation> unasked) {
        Shown {
            said = List.copyOf(said);
            stopped = List.copyOf(stopped);
            unasked = List.copyOf(unasked);
        }

        /** All that he stopped, whenever. */
        List<Purpose> purposes() {
            return said.stream()
                    .flatMap(one -> one.purposes().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** When he said so last, UTC; null for never. */
        Instant saidAt() {
            return said.isEmpty() ? null : said.get(0).saidAt();
        }

        /** When intake had accepted all of it, UTC; null while some of it waits. */
        Instant acceptedAt() {
            boolean waits = said.stream().anyMatch(one -> one.passedAt() == null);
            return waits
                    ? null
                    : said.stream()
                            .map(OptOut::passedAt)
                            .max(Comparator.naturalOrder())
                            .orElse(null);
        }
    }

    /** Empty for a link that is not ours, or of somebody who was erased. */
    Uni<Optional<Shown>> show(String token) {
        Optional<UUID> number = links.subject(token, LinkPurpose.CHOICES);
        // whoever has no link of ours costs no connection
        return number.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : customerLinks.customer(pool, number.get()).chain(this::shown);
    }

    private Uni<Optional<Shown>> shown(Optional<String> customerId) {
        return customerId.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : known(customerId.get()).map(Optional::of);
    }

    private Uni<Shown> known(String customerId) {
        return optOuts.of(pool, customerId)
                .chain(
                        said ->
                                stoppedCalls
                                        .of(pool, customerId)
                                        .chain(
                                                stopped ->
                                                        askedSurveys
                                                                .stoppedOf(pool, customerId)
                                                                .map(
                                                                        unasked ->
                                                                                new Shown(
                                                                                        said,
                                                                                        stopped,
                                                                                        unasked))));
    }
}
