package io.huifang.scheduler.incident.desk;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentMeters;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens an incident because a person, or the survey side, says so. Safe to repeat: one that is open
 * stays as it is, and one that was told under the same id is not opened again.
 */
@ApplicationScoped
public class OpenIncident {
    /** A rule looks no further back either. */
    private static final Duration LONGEST_SINCE = Duration.ofDays(1);

    private final Pool pool;
    private final ActivePolicy activePolicy;
    private final Incidents incidents;
    private final IncidentMeters meters;
    private final DatabaseClock clock;
    private final Ids ids;

    OpenIncident(
            Pool pool,
            ActivePolicy activePolicy,
            Incidents incidents,
            IncidentMeters meters,
            DatabaseClock clock,
            Ids ids) {
        this.pool = pool;
        this.activePolicy = activePolicy;
        this.incidents = incidents;
        this.meters = meters;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What is wanted.
     *
     * @param incidentId its id, when who wants it gave it one; null for a new one
     * @param rule name of the policy's rule that says what it is about
     * @param facts what its events have in common, by name
     * @param since events from then on are part of it, UTC; null for now
     * @param because why, in the person's words
     * @param who the person's account
     */
    public record Wanted(
            UUID incidentId,
            String rule,
            Map<String, String> facts,
            Instant since,
            String because,
            String who) {}

    /** What came of it. */
    public sealed interface Answer {
        /** It is open. */
        record Opened(Incident incident, boolean isNew) implements Answer {}

        /** The policy has no such rule. */
        record UnknownRule() implements Answer {}

        /**
         * The facts are not those that the rule goes by.
         *
         * @param rule which
         * @param faulty names of those of its facts that are missing or no codes, in its order;
         *     empty when there are others besides
         */
        record OtherFacts(IncidentRule rule, List<String> faulty) implements Answer {}

        /** It cannot have begun then. */
        record NotSince() implements Answer {}
    }

    public Uni<Answer> open(Wanted wanted) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                policy.incidents()
                                        .rule(wanted.rule())
                                        .map(rule -> open(wanted, rule))
                                        .orElseGet(() -> answer(new Answer.UnknownRule())));
    }

    private Uni<Answer> open(Wanted wanted, IncidentRule rule) {
        Optional<IncidentKey> key =
                rule.keyOf(fact -> Optional.ofNullable(wanted.facts().get(fact)));
        if (key.isEmpty() || wanted.facts().size() != rule.by().size()) {
            return answer(new Answer.OtherFacts(rule, faulty(wanted, rule)));
        }
        return pool.withTransaction(
                tx ->
                        told(tx, wanted.incidentId())
                                .chain(
                                        told ->
                                                told == null
                                                        ? openNow(tx, wanted, key.get())
                                                        : answer(new Answer.Opened(told, false))));
    }

    private Uni<Answer> openNow(SqlConnection tx, Wanted wanted, IncidentKey key) {
        return clock.now(tx).chain(now -> open(tx, wanted, key, now));
    }

    private Uni<Incident> told(SqlConnection tx, UUID incidentId) {
        return incidentId == null ? Uni.createFrom().nullItem() : incidents.find(tx, incidentId);
    }

    private static List<String> faulty(Wanted wanted, IncidentRule rule) {
        return rule.by().stream()
                .filter(fact -> !IncidentRule.isCode(wanted.facts().get(fact)))
                .toList();
    }

    private Uni<Answer> open(SqlConnection tx, Wanted wanted, IncidentKey key, Instant now) {
        Instant since = wanted.since() == null ? now : wanted.since();
        if (since.isAfter(now) || since.isBefore(now.minus(LONGEST_SINCE))) {
            return answer(new Answer.NotSince());
        }
        Act opened = new Act(now, wanted.who(), wanted.because());
        UUID id = wanted.incidentId() == null ? ids.next() : wanted.incidentId();
        Incident incident = new Incident(id, key, since, opened, null, 0);
        return incidents
                .add(tx, incident)
                .chain(
                        added -> {
                            if (!added) {
                                // of two at once the second finds what the first has opened
                                return told(tx, wanted.incidentId())
                                        .chain(
                                                told ->
                                                        told == null
                                                                ? incidents.open(tx, key)
                                                                : Uni.createFrom().item(told))
                                        .map(before -> new Answer.Opened(before, false));
                            }
                            meters.opened(tx, incident);
                            return answer(new Answer.Opened(incident, true));
                        });
    }

    private static Uni<Answer> answer(Answer answer) {
        return Uni.createFrom().item(answer);
    }
}
