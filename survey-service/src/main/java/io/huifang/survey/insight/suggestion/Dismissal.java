package io.huifang.survey.insight.suggestion;

import java.time.Instant;

/**
 * That a person does not want to see a suggestion again.
 *
 * @param at when, UTC
 * @param actor the person's account
 * @param because why
 */
public record Dismissal(Instant at, String actor, Because because) {

    /** Why. */
    public enum Because {
        /** The policy does so by now. */
        DONE,
        /** A law or a rule of the company forbids it. */
        NOT_ALLOWED,
        /** There are not the people for it. */
        NOT_POSSIBLE,
        /** What speaks for it has another cause. */
        NOT_CONVINCING
    }
}
