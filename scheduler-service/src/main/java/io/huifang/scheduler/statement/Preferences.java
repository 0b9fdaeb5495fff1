package io.huifang.scheduler.statement;

import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a customer likes to be contacted. Each wish has its own time: a younger one about something
 * else leaves it as it is.
 *
 * @param windows when he likes to be called; null when never said, empty when taken back
 * @param mostPerWeek most contacts in seven days; null when never said
 * @param channels how he likes to be contacted; null when never said, empty when taken back
 * @param language BCP 47 tag; null when never said
 * @param lastNoCalls event time of the newest word by which he wanted no calls, whether or not it
 *     was taken back, UTC; null for none
 */
public record Preferences(
        Dated<List<Wish>> windows,
        Dated<Integer> mostPerWeek,
        Dated<Set<Channel>> channels,
        Dated<String> language,
        Instant lastNoCalls) {

    /** Nothing was wished. */
    public static final Preferences NONE = new Preferences(null, null, null, null, null);

    Preferences changed(Statement.PreferenceChanged said) {
        Set<Channel> told = said.channels() == null ? null : new TreeSet<>(said.channels());
        return new Preferences(
                Dated.newest(windows, said.windows(), said.at()),
                Dated.newest(mostPerWeek, said.mostPerWeek(), said.at()),
                Dated.newest(channels, told, said.at()),
                Dated.newest(language, said.language(), said.at()),
                wantsNoCalls(told, said.mostPerWeek()) ? later(said.at()) : lastNoCalls);
    }

    private static boolean wantsNoCalls(Set<Channel> channels, Integer mostPerWeek) {
        boolean neverByPhone =
                channels != null && !channels.isEmpty() && !channels.contains(Channel.PHONE);
        return neverByPhone || mostPerWeek != null && mostPerWeek == 0;
    }

    private Instant later(Instant at) {
        return lastNoCalls == null || at.isAfter(lastNoCalls) ? at : lastNoCalls;
    }

    /**
     * The word by which he wants no calls about an event of that time. Also one that was taken back
     * stops what is not younger than itself: had it come in time, it would have ended that.
     *
     * @return when he said it, UTC; null when nothing is in the way
     */
    public Instant noCallsAbout(Instant eventTime) {
        Instant since = noCallsSince();
        if (since != null) return since;
        return lastNoCalls != null && !eventTime.isAfter(lastNoCalls) ? lastNoCalls : null;
    }

    /** When he said that he wants no calls; null when he did not. */
    public Instant noCallsSince() {
        boolean neverByPhone =
                channels != null
                        && !channels.value().isEmpty()
                        && !channels.value().contains(Channel.PHONE);
        boolean never = mostPerWeek != null && mostPerWeek.value() == 0;
        if (neverByPhone && never) {
            return channels.at().isAfter(mostPerWeek.at()) ? channels.at() : mostPerWeek.at();
        }
        return neverByPhone ? channels.at() : never ? mostPerWeek.at() : null;
    }
}
