package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which policy counts when. */
public interface Course {
    /** The policy that decides that event. */
    Policy deciding(PastDecision past);

    /** The policy that is asked at that instant about anything else. */
    Policy at(Instant now);

    /** What many customers had in common. */
    PastIncidents incidents();

    /**
     * As it was.
     *
     * @param versions every version that was in force and that this release can read
     * @param since versions by the instant since when they were in force, UTC; one at least
     * @param incidents as they stand in the books
     */
    record AsItWas(
            Map<Integer, Policy> versions,
            NavigableMap<Instant, Policy> since,
            PastIncidents incidents)
            implements Course {
        public AsItWas {
            versions = Map.copyOf(versions);
            since = new TreeMap<>(since);
        }

        @Override
        public Policy deciding(PastDecision past) {
            Policy then = versions.get(past.policyVersion());
            return then == null ? at(past.decidedAt()) : then;
        }

        @Override
        public Policy at(Instant now) {
            Map.Entry<Instant, Policy> then = since.floorEntry(now);
            return then == null ? since.firstEntry().getValue() : then.getValue();
        }
    }

    /**
     * As it would have been with a candidate.
     *
     * @param asItWas until then
     * @param candidate from then on
     * @param from when, UTC
     * @param incidents as they would have been
     */
    record Otherwise(Course asItWas, Policy candidate, Instant from, PastIncidents incidents)
            implements Course {
        @Override
        public Policy deciding(PastDecision past) {
            return past.decidedAt().isBefore(from) ? asItWas.deciding(past) : candidate;
        }

        @Override
        public Policy at(Instant now) {
            return now.isBefore(from) ? asItWas.at(now) : candidate;
        }
    }
}
