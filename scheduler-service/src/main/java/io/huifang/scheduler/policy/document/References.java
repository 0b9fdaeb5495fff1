package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.Wait;

import java.time.Duration;
import java.util.Set;

/** What must agree with another place of the same document. */
final class References {
    static final String UNKNOWN_NOTICE = "must be a shipped template or one of notices.own";

    private References() {}

    /** The name of one of the document's reasons. */
    static String reason(At at, Set<String> reasons) {
        String name = at.name();
        if (!name.isEmpty() && !reasons.contains(name)) {
            at.fault("unknown-reason", "must be one of the document's reasons");
        }
        return name;
    }

    /** A wait that ends while a call is still of use. */
    static Wait wait(At at, Duration freshness) {
        Wait wait = Forms.wait(at);
        if (at.present() && wait.shortest().compareTo(freshness) >= 0) {
            at.fault("too-long", "must end before the reason's freshness does");
        }
        return wait;
    }

    /** As {@link #wait(At, Duration)}; any wait for a reason that could not be read. */
    static Wait wait(At at, Reason reason) {
        return reason == null ? Forms.wait(at) : wait(at, reason.freshness());
    }

    /**
     * The name of a notice.
     *
     * @param notices names of those there are
     */
    static String notice(At at, Set<String> notices) {
        String template = at.name();
        if (!template.isEmpty() && !notices.contains(template)) {
            at.fault("unknown-notice", UNKNOWN_NOTICE);
        }
        return template;
    }
}
