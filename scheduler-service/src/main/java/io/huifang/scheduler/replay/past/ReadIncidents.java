package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.replay.virtual.FoundIncidents;
import io.huifang.scheduler.replay.virtual.FoundIncidents.Arrival;
import io.huifang.scheduler.replay.virtual.PastIncident;
import io.huifang.scheduler.replay.virtual.PastIncidents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The incidents of a period: as the books tell, and as a candidate's rules find them. Reads only.
 */
@ApplicationScoped
public class ReadIncidents {
    /** So much is read at a time: of an hour's events not too many instants fill the heap. */
    private static final Duration PIECE = Duration.ofHours(1);

    /** As long as events are counted. */
    private static final Duration BEFORE = Duration.ofDays(2);

    private final Pool pool;
    private final Incidents incidents;
    private final PastArrivals arrivals;

    ReadIncidents(Pool pool, Incidents incidents, PastArrivals arrivals) {
        this.pool = pool;
        this.incidents = incidents;
        this.arrivals = arrivals;
    }

    /**
     * What is asked.
     *
     * @param then the policies in force in the period
     * @param candidate instead of them
     * @param from begin of the period, UTC
     * @param to end of it, exclusive, UTC
     */
    public record Asked(Collection<Policy> then, Policy candidate, Instant from, Instant to) {
        /** The candidate's rules that find incidents otherwise than all of then. */
        List<IncidentRule> otherRules() {
            return candidate.incidents().rules().stream()
                    .filter(rule -> !then.stream().allMatch(it -> findsAlike(rule, it)))
                    .toList();
        }

        private static boolean findsAlike(IncidentRule rule, Policy policy) {
            return policy.incidents()
                    .rule(rule.name())
                    .filter(it -> it.types().equals(rule.types()) && it.by().equals(rule.by()))
                    .filter(it -> it.opensAt().equals(rule.opensAt()))
                    .filter(it -> it.closesAfter().equals(rule.closesAfter()))
                    .isPresent();
        }

        /** Every type that any rule of any of them is about. */
        Set<String> types() {
            return Stream.concat(then.stream(), Stream.of(candidate))
                    .flatMap(it -> it.incidents().rules().stream())
                    .flatMap(it -> it.types().stream())
                    .collect(Collectors.toSet());
        }

        private Set<String> typesOfOthersBefore(IncidentRule rule) {
            Set<String> types = new HashSet<>();
            for (IncidentRule other : candidate.incidents().rules()) {
                if (other.equals(rule)) return types;
                types.addAll(other.types());
            }
            return types;
        }

        /** An event is of the first rule about its type. */
        private String[] typesOf(IncidentRule rule) {
            Set<String> taken = typesOfOthersBefore(rule);
            return rule.types().stream().filter(it -> !taken.contains(it)).toArray(String[]::new);
        }
    }

    /**
     * The answer.
     *
     * @param asItWas as the books tell
     * @param otherwise under the candidate
     */
    public record Both(PastIncidents asItWas, PastIncidents otherwise) {}

    /**
     * @param stillOurs asked after each piece of work; false ends it
     */
    public Uni<Both> read(Asked asked, Supplier<Uni<Boolean>> stillOurs) {
        return incidents
                .until(pool, asked.to())
                .chain(
                        recorded -> {
                            List<IncidentRule> others = asked.otherRules();
                            FoundIncidents found =
                                    new FoundIncidents(others, recorded, asked.from());
                            return Multi.createFrom()
                                    .iterable(others.isEmpty() ? List.of() : pieces(asked))
                                    .onItem()
                                    .transformToUniAndConcatenate(
                                            piece ->
                                                    piece(asked, others, piece, found)
                                                            .chain(stillOurs::get))
                                    .select()
                                    .first(ours -> ours)
                                    .collect()
                                    .last()
                                    .map(done -> both(asked, others, recorded, found));
                        });
    }

    /**
     * A stretch of time.
     *
     * @param from UTC
     * @param to exclusive, UTC
     */
    private record Piece(Instant from, Instant to) {}

    private static List<Piece> pieces(Asked asked) {
        List<Piece> pieces = new ArrayList<>();
        Instant from = asked.from().minus(BEFORE);
        while (from.isBefore(asked.to())) {
            Instant end = from.plus(PIECE);
            Instant to = end.isBefore(asked.to()) ? end : asked.to();
            pieces.add(new Piece(from, to));
            from = to;
        }
        return pieces;
    }

    private Uni<Void> piece(
            Asked asked, List<IncidentRule> rules, Piece piece, FoundIncidents found) {
        return Multi.createFrom()
                .iterable(rules)
                .onItem()
                .transformToUniAndConcatenate(
                        rule ->
                                arrivals.of(
                                        pool, rule, asked.typesOf(rule), piece.from(), piece.to()))
                .collect()
                .asList()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(
                        all ->
                                all.stream()
                                        .flatMap(List::stream)
                                        .sorted(Comparator.comparing(Arrival::at))
                                        .forEach(found::arrived))
                .replaceWithVoid();
    }

    private static Both both(
            Asked asked, List<IncidentRule> others, List<Incident> recorded, FoundIncidents found) {
        Set<String> foundAnew = new HashSet<>();
        others.forEach(rule -> foundAnew.add(rule.name()));
        Stream<PastIncident> alike =
                recorded.stream()
                        .filter(it -> !foundAnew.contains(it.key().rule()))
                        .flatMap(it -> withoutRule(it, asked))
                        .map(PastIncident::recorded);
        Set<String> types = asked.types();
        return new Both(
                new PastIncidents(recorded.stream().map(PastIncident::recorded).toList(), types),
                new PastIncidents(
                        Stream.concat(alike, found.until(asked.to()).stream()).toList(), types));
    }

    /** What a rule opened that the candidate does not have ends when the candidate begins. */
    private static Stream<Incident> withoutRule(Incident it, Asked asked) {
        boolean stays =
                it.opened().by() != null
                        || asked.candidate().incidents().rule(it.key().rule()).isPresent()
                        || it.closed() != null && it.closed().at().isBefore(asked.from());
        if (stays) return Stream.of(it);
        if (!it.opened().at().isBefore(asked.from())) return Stream.empty();
        Act end = new Act(asked.from(), null, "the candidate has no such rule");
        return Stream.of(new Incident(it.incidentId(), it.key(), it.since(), it.opened(), end, 0));
    }
}
