package io.huifang.scheduler.customer;

import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.statement.Dated;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Statements;
import io.huifang.scheduler.statement.Wish;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a customer, as of the moment his row was locked.
 *
 * @param customerId opaque
 * @param whereabouts where he may be
 * @param suppression the do-not-contact entry; null when there is none
 * @param erased whether his personal data was destroyed: nothing follows from his events any more
 * @param statements what he said of himself
 */
public record Customer(
        String customerId,
        Whereabouts whereabouts,
        Suppression suppression,
        boolean erased,
        Statements statements) {

    /** A customer who was not erased. */
    public Customer(String customerId, Whereabouts whereabouts, Suppression suppression) {
        this(customerId, whereabouts, suppression, false, Statements.NONE);
    }

    /** A customer of whom nothing is known. */
    public static Customer unknown(String customerId) {
        return new Customer(customerId, Whereabouts.UNKNOWN, null);
    }

    /** The entry that forbids contact at that instant. */
    public Optional<Suppression> suppressedAt(Instant at) {
        return Optional.ofNullable(suppression).filter(entry -> entry.forbids(at));
    }

    /** Zones the customer may be in; empty when unknown. */
    public List<ZoneId> zones() {
        return whereabouts.zones();
    }

    /** What the rules of time need to know of him. */
    public Callee callee() {
        return new Callee(whereabouts.zones(), whereabouts.region(), wishes());
    }

    /**
     * As the other one, for a call. His standing wishes neither move one at an instant he chose nor
     * put off one that protects him.
     *
     * @param appointed whether he chose the instant
     */
    public Callee callee(Reason reason, boolean appointed) {
        boolean outranks = appointed || reason.protects();
        return outranks ? callee().withoutWishes() : callee();
    }

    /** The same customer after an event told where he may be. */
    public Customer told(Whereabouts told) {
        return told.newerThan(whereabouts)
                ? new Customer(customerId, told, suppression, erased, statements)
                : this;
    }

    /** The same customer under another entry. */
    public Customer suppressed(Suppression entry) {
        return new Customer(customerId, whereabouts, entry, erased, statements);
    }

    /** The same customer after he said something of himself. */
    public Customer heard(Statement statement) {
        Statements heard = statements.heard(statement);
        return new Customer(customerId, whereabouts, suppression, erased, heard);
    }

    /** When he likes to be called; empty for any time. */
    private List<OpenHours> wishes() {
        Dated<List<Wish>> windows = statements.preferences().windows();
        return windows == null ? List.of() : windows.value().stream().map(Wish::hours).toList();
    }

    /** Most contacts in seven days that he wishes for; empty when he did not say. */
    public OptionalInt mostPerWeek() {
        Dated<Integer> most = statements.preferences().mostPerWeek();
        return most == null ? OptionalInt.empty() : OptionalInt.of(most.value());
    }

    /** BCP 47 tag of the language he prefers; empty when he did not say. */
    public Optional<String> language() {
        return Optional.ofNullable(statements.preferences().language()).map(Dated::value);
    }

    /**
     * Where a customer may be.
     *
     * @param zones IANA zones; empty when unknown
     * @param region ISO 3166-1 alpha-2 code of his country; null when unknown
     * @param at event time of what told it, UTC; null when unknown
     */
    public record Whereabouts(List<ZoneId> zones, String region, Instant at) {
        /** Nothing was told yet. */
        public static final Whereabouts UNKNOWN = new Whereabouts(List.of(), null, null);

        /** As the other one, of a region that is unknown. */
        public static Whereabouts of(List<String> names, Instant at) {
            return of(names, null, at);
        }

        /** Reads zone names; one that this Java does not know is left out. */
        public static Whereabouts of(List<String> names, String region, Instant at) {
            List<ZoneId> zones =
                    names.stream().map(Whereabouts::zone).filter(Objects::nonNull).toList();
            return zones.isEmpty() && region == null ? UNKNOWN : new Whereabouts(zones, region, at);
        }

        /** Event time decides, whatever came first; of two at one instant, the same one always. */
        boolean newerThan(Whereabouts other) {
            if (at == null) return false;
            if (other.at == null) return true;
            int order = at.compareTo(other.at);
            return order > 0 || order == 0 && inWords().compareTo(other.inWords()) > 0;
        }

        private String inWords() {
            return zones + " " + region;
        }

        private static ZoneId zone(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException unknown) {
                return null;
            }
        }
    }
}
