package io.huifang.journeys.reconcile;

import static io.huifang.journeys.reconcile.CleanRun.NOON;
import static io.huifang.journeys.reconcile.Tampering.conclusions;
import static io.huifang.journeys.reconcile.Tampering.desk;
import static io.huifang.journeys.reconcile.Tampering.worked;

import io.huifang.contract.attempt.Disposition;
import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.desk.DeskEntry.CameBack;
import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.desk.DeskEntry.Lease;
import io.huifang.journeys.desk.DeskEntry.Revealed;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.LeaseWatch;
import io.huifang.journeys.evidence.Leftovers;
import io.huifang.journeys.evidence.SurveyRows;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Harm done to leases, and to the stack's rest. */
final class LeaseHarms {
    private static final Lease FIRST = new Lease(CleanRun.attempt(0), 1, "agent-1");
    private static final Lease SECOND = new Lease(CleanRun.attempt(0), 2, "agent-2");
    private static final Lease SAME = new Lease(CleanRun.attempt(0), 1, "agent-2");

    private LeaseHarms() {}

    static Stream<Harm> all() {
        return Stream.concat(Stream.concat(holders(), formerHolders()), rest());
    }

    private static Stream<Harm> holders() {
        return Stream.of(
                new Harm(
                        "a claim during a lease",
                        "P9",
                        "lasts until",
                        e -> and(e, claim(SECOND, 19))),
                new Harm("one token for two", "P9", "is also", e -> and(e, claim(SAME, 200))),
                new Harm(
                        "a lease the service does not know",
                        "P9",
                        "is unknown to the service",
                        e -> and(e, claim(SECOND, 200))),
                new Harm(
                        "an attempt the service does not know",
                        "P9",
                        "is unknown to the service",
                        e -> worked(e, all -> all.remove(0))),
                new Harm(
                        "a conclusion before its claim",
                        "P9",
                        "is concluded before it was claimed",
                        e -> conclusions(e, all -> all.set(0, tooEarly(all.get(0))))),
                new Harm(
                        "a number shown although another lease began",
                        "P9",
                        "saw the number after " + CleanRun.attempt(0) + " token 2 of agent-2 began",
                        e -> and(and(e, claim(SECOND, 50)), reveal(51))),
                new Harm(
                        "a number shown although nobody holds the lease",
                        "P9",
                        "saw the number after its end",
                        e -> and(e, reveal(201))),
                new Harm(
                        "a number shown by night",
                        "P12",
                        "was shown at",
                        e -> and(e, reveal(3_601))),
                new Harm(
                        "a fourth call on one day",
                        "P13",
                        "c-0 was called 4 times",
                        LeaseHarms::threeMoreCalls));
    }

    private static Stream<Harm> formerHolders() {
        return Stream.of(
                new Harm(
                        "a late conclusion taken",
                        "P10",
                        "its conclusion was answered 200",
                        e -> and(e, late(Disposition.LINE_FAILURE, 200))),
                new Harm(
                        "a late release taken",
                        "P10",
                        "its late release was answered 204",
                        e -> and(e, cameBack("late release", 204))),
                new Harm(
                        "a refused conclusion stored",
                        "P10",
                        "was refused, but is stored",
                        e ->
                                and(
                                        Tampering.withoutConclusion(e),
                                        late(Disposition.REACHED_RESOLVED, 412))),
                new Harm(
                        "a lease that does not end",
                        "P11",
                        "1 attempts were held past their lease",
                        e -> e.withLeases(new LeaseWatch.Seen(9, 1))),
                new Harm(
                        "a lease that nobody holds any more",
                        "P11",
                        "1 attempts are held although",
                        e -> e.withLeftovers(new Leftovers(0, 0, 0, 1))));
    }

    private static Stream<Harm> rest() {
        return Stream.of(
                new Harm(
                        "a full outbox",
                        "P6",
                        "1 outbox rows are left",
                        e -> e.withLeftovers(new Leftovers(1, 0, 0, 0))),
                new Harm(
                        "unread records",
                        "P6",
                        "1 records are unread",
                        e -> e.withLeftovers(new Leftovers(0, 1, 0, 0))),
                new Harm(
                        "a dead letter",
                        "P6",
                        "1 dead letters",
                        e -> e.withLeftovers(new Leftovers(0, 0, 1, 0))));
    }

    private static Evidence and(Evidence evidence, DeskEntry more) {
        return desk(evidence, all -> all.add(more));
    }

    private static DeskEntry claim(Lease lease, int second) {
        Instant from = NOON.plusSeconds(second);
        return new Claimed(lease, from, from, CleanRun.task(0), "c-0", from, from.plusSeconds(90));
    }

    private static DeskEntry reveal(int second) {
        Instant at = NOON.plusSeconds(second);
        return new Revealed(FIRST, at, at.plusSeconds(1));
    }

    private static Evidence threeMoreCalls(Evidence evidence) {
        return desk(
                evidence,
                all -> {
                    for (int number = 101; number <= 103; number++) {
                        Lease lease = new Lease(CleanRun.attempt(number), 1, "agent-1");
                        all.add(claim(lease, number));
                        all.add(new Revealed(lease, NOON.plusSeconds(number), NOON));
                    }
                });
    }

    private static DeskEntry late(Disposition disposition, int status) {
        Instant late = NOON.plusSeconds(500);
        return new Concluded(FIRST, late, late, disposition, null, OptionalInt.of(status));
    }

    /** A conclusion in time that was not answered, and the same again when the lease was over. */
    static Evidence answeredWhenRepeated(Evidence evidence) {
        return desk(
                evidence,
                all -> {
                    all.add(resolved(30, OptionalInt.empty()));
                    all.add(resolved(500, OptionalInt.of(200)));
                });
    }

    private static DeskEntry resolved(int second, OptionalInt status) {
        Instant at = NOON.plusSeconds(second);
        return new Concluded(FIRST, at, at, Disposition.REACHED_RESOLVED, CleanRun.ANSWERS, status);
    }

    private static DeskEntry cameBack(String what, int status) {
        Instant late = NOON.plusSeconds(500);
        return new CameBack(FIRST, late, late, what, OptionalInt.of(status));
    }

    private static SurveyRows.Conclusion tooEarly(SurveyRows.Conclusion row) {
        return new SurveyRows.Conclusion(
                row.attempt(),
                row.task(),
                row.number(),
                row.agent(),
                row.disposition(),
                row.answers(),
                row.claimedAt(),
                row.claimedAt().minusSeconds(1));
    }
}
