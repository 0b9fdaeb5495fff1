package io.huifang.survey.calling;

import io.huifang.survey.phrase.Phrase;

/** The answer to a customer who asks whether it is us who call. */
sealed interface CallShown {
    /**
     * It is: somebody holds his number under a live lease.
     *
     * @param agent as his profile says; null for one without
     */
    record Ours(String agent, Phrase phrase) implements CallShown {}

    /** It is not. */
    record NotOurs() implements CallShown {}

    /** The link is not ours, has ended, or is of somebody who was erased. */
    record Gone() implements CallShown {}
}
