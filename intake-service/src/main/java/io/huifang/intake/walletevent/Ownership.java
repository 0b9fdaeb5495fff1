package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.cloudevent.IncomingEvent;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.problem.Violation;
import io.huifang.intake.sender.Sender;

import java.util.ArrayList;
import java.util.List;

/** Whether events are their sender's to tell. */
final class Ownership {
    private Ownership() {}

    /**
     * Passes when every event's source and type are the sender's own.
     *
     * @throws RefusedRequest with status 403 otherwise
     */
    static void check(Sender sender, ContentMode mode, List<IncomingEvent> events)
            throws RefusedRequest {
        List<Violation> violations = List.of();
        for (int i = 0; i < events.size(); i++) {
            IncomingEvent event = events.get(i);
            boolean owned = sender.owns(event.attributes().source());
            if (!owned || !sender.maySend(event.attributes().type())) {
                violations = violations.isEmpty() ? new ArrayList<>() : violations;
                String prefix = mode == ContentMode.BATCH ? "/" + i : "";
                violations.add(owned ? type(prefix) : source(prefix));
            }
        }
        if (!violations.isEmpty()) {
            throw new RefusedRequest(Problems.FORBIDDEN.at(violations));
        }
    }

    private static Violation source(String prefix) {
        return new Violation(prefix + "/source", "not-yours", "the key is not for this source");
    }

    private static Violation type(String prefix) {
        return new Violation(prefix + "/type", "not-yours", "the key is not for this type");
    }
}
