package io.huifang.survey.desk.call;

import io.huifang.survey.page.Wording;

import java.time.Instant;

/**
 * Something that passed between us and the customer in writing.
 *
 * @param at when, UTC
 * @param kind what
 * @param what the notice's text, or what he asked for; empty for answers
 * @param reason what it was about; null when nobody said
 */
record PastMessage(Instant at, Kind kind, String what, String reason) {
    /** What passed. */
    enum Kind {
        /** A notice that he was to get. */
        NOTICE,
        /** What he asked for on the help page. */
        HELP,
        /** That he answered a questionnaire on his own. */
        ANSWERS
    }

    String line(Wording wording) {
        String about = reason == null ? "" : " · " + wording.name("reason", reason);
        String said = wording.name("message." + kind, what);
        String words = wording.say("messages." + kind, said);
        return wording.at(at) + " · " + words + about;
    }
}
