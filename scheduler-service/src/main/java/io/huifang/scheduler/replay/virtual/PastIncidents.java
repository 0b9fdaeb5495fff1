package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.incident.Incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The incidents of one course of things. */
public final class PastIncidents {
    /** There were none. */
    public static final PastIncidents NONE = new PastIncidents(List.of(), Set.of());

    /** No transaction lasts longer, so whoever decides later knows what was committed before. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    private final List<PastIncident> all;
    private final Set<String> types;
    private final List<Turn> turns;

    /**
     * @param all in no order
     * @param types CloudEvents types of which they can be
     */
    public PastIncidents(List<PastIncident> all, Set<String> types) {
        this.all = List.copyOf(all);
        this.types = Set.copyOf(types);
        this.turns = turns(all);
    }

    /** Those that may be of concern to him: most customers have no part in any. */
    PastIncidents concerning(Past past) {
        List<PastDecision> his =
                all.isEmpty()
                        ? List.of()
                        : past.decisions().stream()
                                .filter(it -> types.contains(it.type()))
                                .toList();
        if (his.isEmpty()) return NONE;
        List<PastIncident> some =
                all.stream()
                        .filter(incident -> his.stream().anyMatch(it -> mayBePart(it, incident)))
                        .toList();
        return some.isEmpty() ? NONE : new PastIncidents(some, types);
    }

    /** By the instants and the facts, whichever rule's they are. */
    private static boolean mayBePart(PastDecision decision, PastIncident past) {
        Incident incident = past.incident();
        return !decision.happenedAt().isBefore(incident.since())
                && isRemembered(past, decision.decidedAt())
                && decision.states(incident.key().values());
    }

    /**
     * Something that happens to everybody's tasks.
     *
     * @param at when, UTC
     * @param incident whose beginning or end it is
     * @param begins whether it is its beginning
     */
    record Turn(Instant at, PastIncident incident, boolean begins) {}

    /** The beginnings and ends, the earliest first. */
    List<Turn> turns() {
        return turns;
    }

    private static List<Turn> turns(List<PastIncident> all) {
        return all.stream()
                .flatMap(
                        it ->
                                Stream.concat(
                                        Stream.of(new Turn(it.incident().opened().at(), it, true)),
                                        Stream.ofNullable(it.incident().closed())
                                                .map(end -> new Turn(end.at(), it, false))))
                .sorted(Comparator.comparing(Turn::at))
                .toList();
    }

    /** What whoever is asked at that instant knows of. */
    List<Incident> knownAt(Instant now) {
        return all.stream()
                .filter(it -> it.incident().opened().at().isBefore(now))
                .filter(it -> isRemembered(it, now))
                .map(it -> it.asOf(now))
                .toList();
    }

    /**
     * What whoever made that decision knew of. Which of two transactions at once committed first no
     * rule can tell: about incidents that had just begun or ended then, the decision itself does.
     */
    List<Incident> knownFor(PastDecision past) {
        if (all.isEmpty()) return List.of();
        Instant at = past.decidedAt();
        Instant lately = at.minus(LONGEST_TRANSACTION);
        boolean collapsed = past.answer().rule().equals(Incident.COLLAPSED);
        return all.stream()
                .filter(it -> isKnown(it, collapsed ? at.plusNanos(1) : lately, at))
                .filter(it -> isRemembered(it, at))
                .map(it -> it.asOf(it.recorded() && collapsed ? lately : at))
                .toList();
    }

    /** A recorded one since it could not be overlooked any more, any other since it began. */
    private static boolean isKnown(PastIncident it, Instant recordedBefore, Instant otherBefore) {
        Instant opened = it.incident().opened().at();
        return opened.isBefore(it.recorded() ? recordedBefore : otherBefore);
    }

    private static boolean isRemembered(PastIncident it, Instant now) {
        Incident.Act end = it.incident().closed();
        return end == null || end.at().isAfter(now.minus(Incident.REMEMBERED));
    }
}
