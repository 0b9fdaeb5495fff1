package io.huifang.journeys.reconcile;

import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.desk.DeskEntry.CameBack;
import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.desk.DeskEntry.Extended;
import io.huifang.journeys.desk.DeskEntry.Lease;
import io.huifang.journeys.desk.DeskEntry.Released;
import io.huifang.journeys.desk.DeskEntry.Revealed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The agents' journals by lease. */
final class Leases {
    private final Map<Lease, Story> stories = new LinkedHashMap<>();

    Leases(List<DeskEntry> entries) {
        for (DeskEntry entry : entries) {
            stories.computeIfAbsent(entry.lease(), lease -> new Story(lease, new ArrayList<>()))
                    .entries()
                    .add(entry);
        }
    }

    Collection<Story> all() {
        return stories.values();
    }

    /** The leases on each attempt, in the order of their tokens. */
    Map<UUID, List<Story>> byAttempt() {
        Map<UUID, List<Story>> byAttempt = new LinkedHashMap<>();
        stories.values().stream()
                .sorted((one, other) -> Long.compare(one.lease.token(), other.lease.token()))
                .forEach(
                        story ->
                                byAttempt
                                        .computeIfAbsent(
                                                story.lease.attempt(), id -> new ArrayList<>())
                                        .add(story));
        return byAttempt;
    }

    /**
     * What happened under one lease, in the agent's order.
     *
     * @param lease the lease
     * @param entries the claim first
     */
    record Story(Lease lease, List<DeskEntry> entries) {
        /** By the service's clock. */
        Instant from() {
            return claims().get(0).from();
        }

        /** Until when the agent could rely on it: as told, unless the agent itself ended it. */
        Instant reliableUntil() {
            Instant until = claims().get(0).until();
            for (DeskEntry entry : entries) {
                if (entry instanceof Extended extended && extended.told()) {
                    until = later(until, extended.until());
                }
            }
            for (DeskEntry entry : entries) {
                if (entry instanceof Released
                        || entry instanceof Concluded done && !done.isRefused()) {
                    until = entry.sentAt().isBefore(until) ? entry.sentAt() : until;
                }
            }
            return until;
        }

        /**
         * Whether the lease cannot have been alive when that was sent, whatever happened before to
         * requests without answer.
         */
        boolean isOverAt(DeskEntry sent) {
            Instant until = claims().get(0).until();
            for (DeskEntry entry : entries) {
                if (entry == sent) {
                    break;
                }
                if (entry instanceof Extended extended) {
                    until = later(until, extended.until());
                }
            }
            return sent.sentAt().isAfter(until);
        }

        /** Several when the same answer was given again. */
        List<Claimed> claims() {
            return of(Claimed.class);
        }

        List<Revealed> reveals() {
            return of(Revealed.class);
        }

        List<CameBack> comebacks() {
            return of(CameBack.class);
        }

        List<Concluded> conclusions() {
            return of(Concluded.class);
        }

        private <T extends DeskEntry> List<T> of(Class<T> kind) {
            return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        @Override
        public String toString() {
            return lease.attempt() + " token " + lease.token() + " of " + lease.agent();
        }
    }
}
