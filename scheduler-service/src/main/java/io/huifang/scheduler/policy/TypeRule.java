package io.huifang.scheduler.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the policy makes of one event type. */
public sealed interface TypeRule {
    /**
     * What the type's subject is: subjects of the same entity and value are the same matter, so
     * that {@code refund.settled} of refund 8812 settles what {@code refund.delayed} of refund 8812
     * opened. Such as {@code refund}.
     */
    String entity();

    /** The matter of a subject, apart from all others: such as {@code refund:8812}. */
    default String matterOf(String subject) {
        return entity() + ":" + subject;
    }

    /** Answers by kind of rule; the compiler sees to it that none is forgotten. */
    <R> R on(Cases<R> cases);

    /**
     * A call is wanted.
     *
     * @param entity see {@link TypeRule#entity()}
     * @param reason name of the {@link Reason}
     * @param ownWait instead of the reason's own wait; null for the reason's own
     * @param condition what must be true of the event; otherwise it is ignored
     * @param clears what it settles besides, whether or not a call follows; null for nothing
     */
    record Schedules(String entity, String reason, Wait ownWait, Condition condition, Clears clears)
            implements TypeRule {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.schedules(this);
        }
    }

    /**
     * The matter is settled: open tasks about the same entity and subject are closed, if their
     * latest event is not younger than this one. The settlement is remembered, so that a late event
     * about the matter opens nothing.
     *
     * @param entity see {@link TypeRule#entity()}
     * @param reasons names of the reasons it clears, {@link #ALL} for every one; others about the
     *     same subject stay open
     */
    record Clears(String entity, Set<String> reasons) implements TypeRule {
        /** Every reason, also those of other versions of the policy. */
        public static final Set<String> ALL = Set.of();

        public Clears {
            reasons = Set.copyOf(reasons);
        }

        /** Whether it clears that reason. */
        public boolean covers(String reason) {
            return reasons.isEmpty() || reasons.contains(reason);
        }

        @Override
        public <R> R on(Cases<R> cases) {
            return cases.clears(this);
        }
    }

    /**
     * The customer wants no call: open tasks of these reasons end, if their latest event is not
     * younger than this one, and a late event of theirs opens nothing.
     *
     * @param entity see {@link TypeRule#entity()}
     * @param topics reasons by topic, in the sender's own word
     * @param otherwise reasons meant by a topic that is not listed; one that names one of them
     *     means that one
     */
    record Declines(String entity, Map<String, Set<String>> topics, Set<String> otherwise)
            implements TypeRule {
        public Declines {
            topics = Map.copyOf(topics);
            otherwise = Set.copyOf(otherwise);
        }

        /** The reasons an event is about. */
        public Set<String> declinedBy(EventFacts facts) {
            Optional<String> topic = facts.text("topic");
            if (topic.isEmpty()) return otherwise;
            if (otherwise.contains(topic.get())) return Set.of(topic.get());
            return topics.getOrDefault(topic.get(), otherwise);
        }

        /** Whether any topic means that reason. */
        boolean covers(String reason) {
            return otherwise.contains(reason)
                    || topics.values().stream().anyMatch(meant -> meant.contains(reason));
        }

        @Override
        public <R> R on(Cases<R> cases) {
            return cases.declines(this);
        }
    }

    /**
     * A fact about the customer is noted and no call follows.
     *
     * @param entity see {@link TypeRule#entity()}
     */
    record Records(String entity) implements TypeRule {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.records(this);
        }
    }

    /** One answer for each kind of rule. */
    interface Cases<R> {
        R schedules(Schedules rule);

        R clears(Clears rule);

        R declines(Declines rule);

        R records(Records rule);
    }
}
