package io.huifang.scheduler.statement;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One thing a customer said of himself. */
public sealed interface Statement {
    /** Answers by kind of statement; the compiler sees to it that none is forgotten. */
    <R> R on(Cases<R> cases);

    /**
     * He may be contacted for a purpose.
     *
     * @param purpose what for
     * @param at event time, UTC
     */
    record ConsentGranted(Purpose purpose, Instant at) implements Statement {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.granted(this);
        }
    }

    /**
     * He must not be contacted for a purpose any more.
     *
     * @param purpose what for
     * @param at event time, UTC
     */
    record ConsentWithdrawn(Purpose purpose, Instant at) implements Statement {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.withdrawn(this);
        }
    }

    /**
     * How he likes to be contacted. What is null stays as it was.
     *
     * @param windows when he likes to be called; empty takes an earlier wish back
     * @param mostPerWeek most contacts in seven days
     * @param channels how he likes to be contacted; empty takes an earlier wish back
     * @param language BCP 47 tag
     * @param at event time, UTC
     */
    record PreferenceChanged(
            List<Wish> windows,
            Integer mostPerWeek,
            Set<Channel> channels,
            String language,
            Instant at)
            implements Statement {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.preferenceChanged(this);
        }
    }

    /**
     * He is reached differently.
     *
     * @param at since when, UTC: not after the event that tells it
     */
    record ContactChanged(Instant at) implements Statement {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.contactChanged(this);
        }
    }

    /** One answer for each kind of statement. */
    interface Cases<R> {
        R granted(ConsentGranted statement);

        R withdrawn(ConsentWithdrawn statement);

        R preferenceChanged(PreferenceChanged statement);

        R contactChanged(ContactChanged statement);
    }
}
