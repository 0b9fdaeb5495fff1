package io.huifang.scheduler.statement;

import io.huifang.contract.callback.Purpose;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all that a customer said of himself amounts to. Event time decides, not the order of
 * arrival.
 *
 * @param consents by purpose; what nothing was said about is missing
 * @param preferences how he likes to be contacted
 * @param contactChanges when he became reachable differently
 * @param formerPlaces where his contact was before
 */
public record Statements(
        Map<Purpose, Consent> consents,
        Preferences preferences,
        ContactChanges contactChanges,
        FormerPlaces formerPlaces) {

    /** He said nothing. */
    public static final Statements NONE =
            new Statements(Map.of(), Preferences.NONE, ContactChanges.NONE, FormerPlaces.NONE);

    public Statements {
        consents = consents == null ? Map.of() : Map.copyOf(consents);
        preferences = preferences == null ? Preferences.NONE : preferences;
        contactChanges = contactChanges == null ? ContactChanges.NONE : contactChanges;
        formerPlaces = formerPlaces == null ? FormerPlaces.NONE : formerPlaces;
    }

    /** What he said about contacts for that purpose. */
    public Consent consent(Purpose purpose) {
        return consents.getOrDefault(purpose, Consent.NONE);
    }

    /** The same after one more statement. */
    public Statements heard(Statement statement) {
        return statement.on(new Hearing(this));
    }

    private Statements with(Purpose purpose, Consent consent) {
        Map<Purpose, Consent> all = new EnumMap<>(Purpose.class);
        all.putAll(consents);
        all.put(purpose, consent);
        return new Statements(all, preferences, contactChanges, formerPlaces);
    }

    /** The same with other places. */
    public Statements with(FormerPlaces places) {
        return new Statements(consents, preferences, contactChanges, places);
    }

    /**
     * Where the number of that instant may be: the place told last by then. Only when the contact
     * was changed in between, it may be any that was told since, and where he is now.
     *
     * @param current where he is now
     * @return empty when it is where he is now, as far as is known
     */
    public List<FormerPlaces.Place> placesOfNumber(Instant asOf, FormerPlaces.Place current) {
        Optional<FormerPlaces.Place> told = formerPlaces.toldBy(asOf);
        List<FormerPlaces.Place> since = formerPlaces.toldSince(asOf);
        if (told.isEmpty()) return since;
        if (!contactChanges.anyWithin(told.get().at(), asOf)) return List.of(told.get());
        return Stream.of(List.of(told.get()), since, List.of(current))
                .flatMap(List::stream)
                .toList();
    }

    private record Hearing(Statements known) implements Statement.Cases<Statements> {
        @Override
        public Statements granted(Statement.ConsentGranted said) {
            Consent before = known.consent(said.purpose());
            return known.with(said.purpose(), before.granted(said.at()));
        }

        @Override
        public Statements withdrawn(Statement.ConsentWithdrawn said) {
            Consent before = known.consent(said.purpose());
            return known.with(said.purpose(), before.withdrawn(said.at()));
        }

        @Override
        public Statements preferenceChanged(Statement.PreferenceChanged said) {
            return new Statements(
                    known.consents,
                    known.preferences.changed(said),
                    known.contactChanges,
                    known.formerPlaces);
        }

        @Override
        public Statements contactChanged(Statement.ContactChanged said) {
            return new Statements(
                    known.consents,
                    known.preferences,
                    known.contactChanges.changed(said.at()),
                    known.formerPlaces);
        }
    }
}
