package io.huifang.scheduler.statement;

import io.huifang.contract.callback.Purpose;

import java.util.EnumMap;
import java.util.Map;

/**
 * What all that a customer said of himself amounts to. Event time decides, not the order of
 * arrival.
 *
 * @param consents by purpose; what nothing was said about is missing
 * @param preferences how he likes to be contacted
 * @param contactChanges when he became reachable differently
 */
public record Statements(
        Map<Purpose, Consent> consents, Preferences preferences, ContactChanges contactChanges) {

    /** He said nothing. */
    public static final Statements NONE =
            new Statements(Map.of(), Preferences.NONE, ContactChanges.NONE);

    public Statements {
        consents = consents == null ? Map.of() : Map.copyOf(consents);
        preferences = preferences == null ? Preferences.NONE : preferences;
        contactChanges = contactChanges == null ? ContactChanges.NONE : contactChanges;
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
        return new Statements(all, preferences, contactChanges);
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
                    known.consents, known.preferences.changed(said), known.contactChanges);
        }

        @Override
        public Statements contactChanged(Statement.ContactChanged said) {
            return new Statements(
                    known.consents, known.preferences, known.contactChanges.changed(said.at()));
        }
    }
}
