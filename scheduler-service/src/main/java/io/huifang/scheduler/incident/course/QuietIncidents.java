package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentCounts;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.policy.IncidentRule.Quiet;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.round.SetAsideRows;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Open incidents that end by themselves, and whether it is quiet for them. */
@ApplicationScoped
class QuietIncidents {
    static final String WORK = "incident";

    private final Incidents incidents;
    private final IncidentCounts counts;
    private final SetAsideRows setAsideRows;
    private final DatabaseClock clock;

    QuietIncidents(
            Incidents incidents,
            IncidentCounts counts,
            SetAsideRows setAsideRows,
            DatabaseClock clock) {
        this.incidents = incidents;
        this.counts = counts;
        this.setAsideRows = setAsideRows;
        this.clock = clock;
    }

    /** The database's time, UTC. */
    Uni<Instant> now(SqlClient client) {
        return clock.now(client);
    }

    /** Those that a rule opened. What a person opened a person closes, who knows why. */
    Uni<List<Incident>> candidates(SqlClient client) {
        return setAsideRows
                .of(client, WORK)
                .chain(
                        aside ->
                                clock.now(client)
                                        .chain(now -> incidents.recent(client, now))
                                        .map(known -> candidates(known, aside)));
    }

    private static List<Incident> candidates(List<Incident> known, Set<UUID> aside) {
        return known.stream()
                .filter(it -> it.isOpen() && it.opened().by() == null)
                .filter(it -> !aside.contains(it.incidentId()))
                .toList();
    }

    /** Why it ends now; nothing when it does not. */
    Uni<Optional<String>> because(SqlClient client, Policy policy, Incident incident, Instant now) {
        Optional<Quiet> quiet =
                policy.incidents().rule(incident.key().rule()).map(rule -> rule.closesAfter());
        if (quiet.isEmpty()) {
            return Uni.createFrom().item(Optional.of("the policy has this rule no more"));
        }
        if (incident.opened().at().isAfter(now.minus(quiet.get().lasting()))) {
            return Uni.createFrom().item(Optional.empty());
        }
        return counts.isQuiet(client, incident.key(), quiet.get(), now)
                .map(isQuiet -> isQuiet ? Optional.of(inWords(quiet.get())) : Optional.empty());
    }

    private static String inWords(Quiet quiet) {
        return "fewer than " + quiet.below() + " events within " + quiet.lasting();
    }
}
