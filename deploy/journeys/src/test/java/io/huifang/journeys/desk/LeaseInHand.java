package io.huifang.journeys.desk;

import io.huifang.journeys.desk.DeskEntry.CameBack;
import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.desk.DeskEntry.Extended;
import io.huifang.journeys.desk.DeskEntry.Lease;
import io.huifang.journeys.desk.DeskEntry.Released;
import io.huifang.journeys.desk.DeskEntry.Revealed;
import io.huifang.journeys.http.Exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One lease in the hands of its agent, from the claim to the agent's last word. */
final class LeaseInHand {
    /** More than two clocks on one machine can differ by. */
    private static final Duration SURELY = Duration.ofSeconds(1);

    private static final Duration LONGER_THAN_ANY_FREEZE = Duration.ofHours(1);

    private final Lease lease;
    private final String etag;
    private final SurveyClient survey;
    private final Conclusion conclusion;
    private final DeskJournal journal;

    /** How long a lease lasts from each sign of life. */
    private final Duration duration;

    /** The latest end the lease can have. */
    private Instant until;

    /** The service has said that the lease is no more. */
    private boolean lost;

    LeaseInHand(
            Claimed claimed,
            String etag,
            SurveyClient survey,
            Conclusion conclusion,
            DeskJournal journal) {
        this.lease = claimed.lease();
        this.etag = etag;
        this.survey = survey;
        this.conclusion = conclusion;
        this.journal = journal;
        this.until = claimed.until();
        this.duration = Duration.between(claimed.from(), claimed.until());
    }

    /** Does it; false when there was no clear answer, so that it must be done again. */
    boolean does(Agent.Act act) {
        return switch (act) {
            case REVEAL -> reveal();
            case HEARTBEAT -> heartbeat();
            case CONCLUDE -> conclude("conclusion", conclusion);
            case RELEASE -> release();
            case WALK_AWAY -> true;
        };
    }

    boolean isLost() {
        return lost;
    }

    boolean isLongOver(Instant now) {
        return until.plus(SURELY).isBefore(now);
    }

    /** Does it although the lease is over. */
    void doesInVain(Agent.Act act) {
        switch (act) {
            case REVEAL -> cameBack(act, survey.reveal(lease.attempt(), etag));
            case HEARTBEAT -> cameBack(act, survey.heartbeat(lease.attempt(), etag));
            case RELEASE -> cameBack(act, survey.release(lease.attempt(), etag));
            default -> conclude("late conclusion", conclusion.afterthought());
        }
    }

    private void cameBack(Agent.Act act, Exchange exchange) {
        String what = "late " + act.name().toLowerCase(Locale.ROOT);
        journal.count(what + " " + exchange.status().orElse(0));
        journal.add(
                new CameBack(
                        lease, exchange.sentAt(), exchange.endedAt(), what, exchange.status()));
        if (act == Agent.Act.REVEAL && exchange.isSuccess()) {
            journal.add(new Revealed(lease, exchange.sentAt(), exchange.endedAt()));
        }
    }

    private boolean reveal() {
        Exchange exchange = survey.reveal(lease.attempt(), etag);
        heed("reveal", exchange);
        if (exchange.isSuccess()) {
            journal.add(new Revealed(lease, exchange.sentAt(), exchange.endedAt()));
        }
        mayHaveExtended(exchange);
        return true; // an agent who gets no number goes on without it
    }

    private boolean heartbeat() {
        Exchange exchange = survey.heartbeat(lease.attempt(), etag);
        heed("heartbeat", exchange);
        if (exchange.isSuccess()) {
            Instant told = Instant.parse(exchange.json().get("leaseUntil").asText());
            extended(exchange, told, true);
        } else {
            mayHaveExtended(exchange);
        }
        return true;
    }

    private boolean conclude(String what, Conclusion said) {
        Exchange exchange =
                survey.conclude(lease.attempt(), etag, said.idempotencyKey(), said.body());
        heed(what, exchange);
        journal.add(
                new Concluded(
                        lease,
                        exchange.sentAt(),
                        exchange.endedAt(),
                        said.disposition(),
                        said.answers(),
                        exchange.status()));
        return !exchange.isUnclear();
    }

    private boolean release() {
        Exchange exchange = survey.release(lease.attempt(), etag);
        heed("release", exchange);
        if (!exchange.isRefusal()) {
            journal.add(new Released(lease, exchange.sentAt(), exchange.endedAt()));
        }
        return !exchange.isUnclear();
    }

    private void heed(String what, Exchange exchange) {
        journal.count(what + " " + exchange.status().orElse(0));
        lost |= exchange.isRefusal();
    }

    /**
     * A reveal has prolonged the lease; so may a request without an answer, whenever it arrives.
     */
    private void mayHaveExtended(Exchange exchange) {
        if (!exchange.isRefusal()) {
            Duration atMost = exchange.isSuccess() ? duration : LONGER_THAN_ANY_FREEZE;
            extended(exchange, exchange.endedAt().plus(atMost), false);
        }
    }

    private void extended(Exchange exchange, Instant to, boolean told) {
        until = to.isAfter(until) ? to : until;
        journal.add(new Extended(lease, exchange.sentAt(), exchange.endedAt(), to, told));
    }
}
