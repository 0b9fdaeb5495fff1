package io.huifang.scheduler.customer;

import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.FeasibleTime;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.calendar.OpenHours;
import io.huifang.scheduler.statement.Dated;
import io.huifang.scheduler.statement.FormerPlaces;
import io.huifang.scheduler.statement.FormerPlaces.Place;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Statement.ContactChanged;
import io.huifang.scheduler.statement.Statements;
import io.huifang.scheduler.statement.Wish;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is known of a customer, as of the moment his row was locked.
 *
 * @param customerId opaque
 * @param whereabouts where he may be
 * @param suppression the do-not-contact entry; null when there is none
 * @param erased whether his personal data was destroyed: nothing follows from his events any more
 * @param statements what he said of himself
 * @param numberNotHisSince when somebody else, or nobody, was found at his number, which he has not
 *     changed since, UTC; null while it is taken for his
 */
public record Customer(
        String customerId,
        Whereabouts whereabouts,
        Suppression suppression,
        boolean erased,
        Statements statements,
        Instant numberNotHisSince) {

    /** A customer whose number is taken for his. */
    public Customer(
            String customerId,
            Whereabouts whereabouts,
            Suppression suppression,
            boolean erased,
            Statements statements) {
        this(customerId, whereabouts, suppression, erased, statements, null);
    }

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

    /**
     * As the other one, for a call to the number of an earlier instant: it is where that number
     * was, not where somebody has meanwhile become reachable.
     *
     * @param numberAsOf UTC; null for the newest number
     */
    public Callee callee(Reason reason, boolean appointed, Instant numberAsOf, FeasibleTime time) {
        Callee callee = callee(reason, appointed);
        if (numberAsOf == null) return callee;
        List<Callee> places =
                statements.placesOfNumber(numberAsOf, whereabouts.place()).stream()
                        .map(place -> new Callee(place.zones(), place.region(), callee.wishes()))
                        .toList();
        return places.isEmpty() ? callee : time.anywhere(places);
    }

    /** The same customer after an event told where he may be. */
    public Customer told(Whereabouts told) {
        if (told.at() == null) return this;
        Whereabouts merged = whereabouts.and(told);
        FormerPlaces places = formerPlaces(told, merged);
        boolean same = merged.equals(whereabouts) && places.equals(statements.formerPlaces());
        if (same) return this;
        Statements known = statements.with(places);
        return new Customer(customerId, merged, suppression, erased, known, numberNotHisSince);
    }

    private FormerPlaces formerPlaces(Whereabouts told, Whereabouts merged) {
        FormerPlaces known = statements.formerPlaces();
        boolean stays = told.isSamePlace(merged) && whereabouts.isSamePlace(merged);
        if (stays && known.newest().isEmpty() && merged.isOfContact()) return known;
        List<Place> places =
                Stream.of(whereabouts, told)
                        .filter(Whereabouts::isOfContact)
                        .map(Whereabouts::place)
                        .toList();
        return known.after(places, merged.isOfContact() ? merged.place() : null);
    }

    /** The same customer under another entry. */
    public Customer suppressed(Suppression entry) {
        return new Customer(customerId, whereabouts, entry, erased, statements, numberNotHisSince);
    }

    /** The same customer after he said something of himself. */
    public Customer heard(Statement statement) {
        Statements heard = statements.heard(statement);
        boolean another =
                statement instanceof ContactChanged changed
                        && numberNotHisSince != null
                        && changed.at().isAfter(numberNotHisSince);
        Instant since = another ? null : numberNotHisSince;
        return new Customer(customerId, whereabouts, suppression, erased, heard, since);
    }

    /** The same customer after somebody else, or nobody, was found at his number. */
    public Customer notAtHisNumber(Instant at) {
        boolean known = numberNotHisSince != null && !at.isAfter(numberNotHisSince);
        // what is heard late of a number from before a change says nothing about the new one
        boolean ofAnother = statements.contactChanges().anyAfter(at);
        return erased || known || ofAnother ? this : numberNotHisSince(at);
    }

    /** The same customer after he himself was reached. */
    public Customer reached(Instant at) {
        boolean clears = numberNotHisSince != null && !at.isBefore(numberNotHisSince);
        return clears ? numberNotHisSince(null) : this;
    }

    private Customer numberNotHisSince(Instant since) {
        return new Customer(customerId, whereabouts, suppression, erased, statements, since);
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
}
