package io.huifang.survey.handover;

import io.huifang.survey.page.Section;

/**
 * Where somebody stands who hands over.
 *
 * @param section whose page it is
 * @param path the form is sent to
 * @param back where he came from
 * @param backWords what that is called, a key of the wording
 * @param token of the lease he holds; empty for a supervisor, who needs none
 */
record HandoverSide(Section section, String path, String back, String backWords, String token) {
    /** A supervisor's, who gives any attempt to somebody else. */
    static HandoverSide ofFloor(Object attemptId) {
        return new HandoverSide(
                Section.FLOOR, "/floor/attempts/" + attemptId, "/floor", "back", "");
    }

    /** An agent's, who gives away the call in his hand. */
    static HandoverSide ofHolder(Object attemptId, long token) {
        String call = "/desk/calls/" + attemptId;
        return new HandoverSide(
                Section.DESK, call + "/handover", call, "back.call", Long.toString(token));
    }
}
