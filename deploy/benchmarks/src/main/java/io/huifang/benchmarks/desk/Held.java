package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.load.Actor;

/**
 * A call in an agent's hand, by what its claim was answered.
 *
 * @param attemptId the attempt
 * @param etag the lease's fencing token as it is sent back
 */
record Held(String attemptId, String etag) {
    private static final String ATTEMPT = "\"attemptId\":\"";
    private static final int UUID_LENGTH = 36;

    static Held of(Actor.Reply claim) {
        int at = claim.body().indexOf(ATTEMPT) + ATTEMPT.length();
        return new Held(
                claim.body().substring(at, at + UUID_LENGTH),
                claim.header().apply("etag").orElseThrow());
    }

    String path(String what) {
        return "/v1/attempts/" + attemptId + what;
    }

    /** The fencing token. */
    long token() {
        return Long.parseLong(etag.replace("\"", ""));
    }
}
