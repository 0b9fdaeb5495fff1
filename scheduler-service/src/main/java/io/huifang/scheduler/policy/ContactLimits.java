package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.law.ContactLimit;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contact budget: how often a customer may be contacted, over all reasons and channels. A
 * contact must fit every limit that counts its kind.
 *
 * @param limits at least one of them counts calls
 * @param lastNotice id of the notice's text when a task ends because the budget leaves it no call;
 *     null for none
 */
public record ContactLimits(List<Limit> limits, String lastNotice) {
    /** Rule id: contacts enough. */
    public static final String EXHAUSTED = "budget.exhausted";

    /** Rule id: a law allows no more contacts than that. */
    public static final String LAW = "law.contacts";

    /** Rule id: the customer wants no more contacts than that. */
    public static final String WISH = "preference.most-per-week";

    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Set<ContactKind> DIALS = Set.of(ContactKind.CALL, ContactKind.MANUAL);
    private static final Set<ContactKind> MESSAGES = Set.of(ContactKind.NOTICE, ContactKind.SURVEY);

    /** Of a policy that says nothing of budgets. */
    public static final ContactLimits USUAL =
            new ContactLimits(
                    List.of(
                            new Limit(EXHAUSTED, DAY, 3, 0, DIALS),
                            new Limit(EXHAUSTED, WEEK, 7, 2, DIALS),
                            new Limit(EXHAUSTED, DAY, 3, 1, MESSAGES),
                            new Limit(EXHAUSTED, WEEK, 10, 2, MESSAGES)),
                    null);

    public ContactLimits {
        limits = List.copyOf(limits);
    }

    /**
     * One limit.
     *
     * @param rule the rule id that stands where it forbids a contact
     * @param within length of the window, which rolls: it ends at the contact in question
     * @param most contacts in any such window, whatever they are for
     * @param reserved how many of these are kept for contacts that protect the customer: all others
     *     together get {@code most - reserved}
     * @param counts the kinds it counts, and holds for
     */
    public record Limit(
            String rule, Duration within, int most, int reserved, Set<ContactKind> counts) {
        public Limit {
            if (reserved < 0 || reserved > most) {
                throw new IllegalArgumentException("reserved is not from 0 to most");
            }
            counts = Set.copyOf(counts);
        }

        /**
         * What a law allows, whatever the calls are for. Its days are the calendar's, but as nobody
         * is called at night, so many days with one hour more hold no call that this window misses.
         */
        private static Limit of(ContactLimit law) {
            return new Limit(LAW, DAY.multipliedBy(law.days()), law.contacts(), 0, DIALS);
        }

        /** Most contacts that do not protect the customer. */
        public int mostOthers() {
            return most - reserved;
        }
    }

    /** These and those of laws. */
    ContactLimits andOfLaw(Stream<ContactLimit> laws) {
        return and(laws.map(Limit::of).toList());
    }

    private ContactLimits and(List<Limit> further) {
        return new ContactLimits(
                Stream.concat(limits.stream(), further.stream()).toList(), lastNotice);
    }

    /**
     * With the customer's own wish, which is about everything but his protection: what is reserved
     * for that comes on top.
     *
     * @param mostPerWeek most contacts of any kind in seven days; empty when he states none
     */
    public ContactLimits and(OptionalInt mostPerWeek) {
        if (mostPerWeek.isEmpty()) return this;
        int reserved =
                limits.stream()
                        .filter(it -> it.counts().contains(ContactKind.CALL))
                        .mapToInt(Limit::reserved)
                        .max()
                        .orElse(0);
        int most = mostPerWeek.getAsInt() + reserved;
        return and(List.of(new Limit(WISH, WEEK, most, reserved, Set.of(ContactKind.values()))));
    }

    /** The longest window, a wish's among them: what is older counts nowhere. */
    public Duration longest() {
        return Stream.concat(Stream.of(WEEK), limits.stream().map(Limit::within))
                .max(Duration::compareTo)
                .orElse(WEEK);
    }
}
