package io.huifang.survey.insight.indicator.known;

import static io.huifang.survey.insight.indicator.tally.Repeats.LONGEST;

import io.huifang.survey.insight.indicator.tally.Repeats;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first contacts of callbacks, by customer, reason and time. */
final class Contacts {
    private final KeyValueStore<String, Contact> store;

    Contacts(KeyValueStore<String, Contact> store) {
        this.store = store;
    }

    /** Whether a contact came before an event. */
    Repeats of(String customer) {
        return (reason, event, time) -> {
            String line = Place.line(customer, reason);
            try (KeyValueIterator<String, Contact> before =
                    store.range(Place.before(line, event.minus(time)), Place.before(line, event))) {
                return before.hasNext();
            }
        };
    }

    /** Those from an instant on, before another one. */
    List<Contact> between(String customer, String reason, Instant from, Instant before) {
        String line = Place.line(customer, reason);
        List<Contact> found = new ArrayList<>();
        try (KeyValueIterator<String, Contact> contacts =
                store.range(Place.before(line, from), Place.before(line, before))) {
            contacts.forEachRemaining(one -> found.add(one.value));
        }
        return found;
    }

    /**
     * The time in which an event is a repetition because of this contact alone, as if it were known
     * or not. Before it begins an earlier contact of the same reason does, after it ends a later
     * one.
     */
    Span alone(String customer, Contact contact) {
        String line = Place.line(customer, contact.reason());
        Instant over = contact.at().plus(LONGEST);
        Instant after = contact.at();
        try (KeyValueIterator<String, Contact> earlier =
                store.reverseRange(
                        Place.before(line, contact.at().minus(LONGEST)),
                        Place.behind(line, contact.at()))) {
            after = other(earlier, contact).map(it -> it.at().plus(LONGEST)).orElse(after);
        }
        try (KeyValueIterator<String, Contact> later =
                store.range(Place.behind(line, contact.at()), Place.behind(line, over))) {
            return new Span(after, other(later, contact).map(Contact::at).orElse(over));
        }
    }

    /** The next one that is of another callback. */
    private static Optional<Contact> other(
            KeyValueIterator<String, Contact> contacts, Contact contact) {
        while (contacts.hasNext()) {
            KeyValue<String, Contact> one = contacts.next();
            if (!one.value.callbackId().equals(contact.callbackId())) {
                return Optional.of(one.value);
            }
        }
        return Optional.empty();
    }

    /** Notes that a callback's first contact is another one than before. */
    void move(String customer, Optional<Contact> before, Optional<Contact> after) {
        if (!before.equals(after)) {
            before.ifPresent(one -> store.delete(place(customer, one)));
            after.ifPresent(one -> store.put(place(customer, one), one));
        }
    }

    private static String place(String customer, Contact one) {
        return Place.of(Place.line(customer, one.reason()), one.at(), one.callbackId());
    }

    /**
     * A time.
     *
     * @param after exclusive
     * @param until inclusive
     */
    record Span(Instant after, Instant until) {}
}
