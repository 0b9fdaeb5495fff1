package io.huifang.scheduler.policy.document;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.RetryStep;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A notice that is followed by a call promises it, so the call must still be of use then. */
final class Promises {
    private Promises() {}

    /** Notes every disposition after which the reason would promise a call it never makes. */
    static void check(At at, Reason reason) {
        Duration time = reason.freshness().minus(reason.defaultWait().shortest());
        // a freshness that is missing or shorter than the wait is a fault of its own
        if (time.compareTo(ReasonsSection.SHORTEST_FRESHNESS) <= 0) return;
        for (Disposition disposition : Disposition.values()) {
            promised(reason.retryPlan().steps().get(disposition))
                    .filter(pause -> pause.compareTo(time) >= 0)
                    .ifPresent(
                            pause ->
                                    at.property("retries")
                                            .property(disposition.name())
                                            .fault(
                                                    "promises-too-late",
                                                    "must not promise a call after the reason's"
                                                            + " freshness"));
        }
    }

    /** How long a customer waits for a call that a notice promised; empty without one. */
    private static Optional<Duration> promised(RetryStep step) {
        if (step instanceof RetryStep.Notice notice) {
            return pause(notice.then()).or(() -> promised(notice.then()));
        }
        return parts(step).flatMap(part -> promised(part).stream()).max(Duration::compareTo);
    }

    private static Optional<Duration> pause(RetryStep step) {
        if (step instanceof RetryStep.Again again) return Optional.of(again.pause());
        return parts(step).flatMap(part -> pause(part).stream()).max(Duration::compareTo);
    }

    private static Stream<RetryStep> parts(RetryStep step) {
        if (step instanceof RetryStep.AtMost most) return Stream.of(most.step(), most.otherwise());
        if (step instanceof RetryStep.OtherNumber other) return Stream.of(other.otherwise());
        if (step instanceof RetryStep.Keep keep) return Stream.of(keep.otherwise());
        return Stream.of();
    }
}
