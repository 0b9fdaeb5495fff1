package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.policy.IncidentRule;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
     * The answer.
     *
     * @param asItWas as the books tell
     * @param otherwise under the candidate
     */
    public record Both(PastIncidents asItWas, PastIncidents otherwise) {}

    /**
     * @param stillOurs asked after each piece of work; false ends it
     */
    public Uni<Both> read(AskedIncidents asked, Supplier<Uni<Boolean>> stillOurs) {
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

    private static List<Piece> pieces(AskedIncidents asked) {
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
            AskedIncidents asked, List<IncidentRule> rules, Piece piece, FoundIncidents found) {
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
            AskedIncidents asked,
            List<IncidentRule> others,
            List<Incident> recorded,
            FoundIncidents found) {
        Set<String> foundAnew = new HashSet<>();
        others.forEach(rule -> foundAnew.add(rule.name()));
        Stream<PastIncident> alike =
                recorded.stream()
                        .filter(it -> !foundAnew.contains(it.key().rule()))
                        .flatMap(asked::underCandidate)
                        .map(PastIncident::recorded);
        Set<String> types = asked.types();
        return new Both(
                new PastIncidents(recorded.stream().map(PastIncident::recorded).toList(), types),
                new PastIncidents(
                        Stream.concat(alike, found.until(asked.to()).stream()).toList(), types));
    }
}
