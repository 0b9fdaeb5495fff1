package io.huifang.benchmarks.load;

/**
 * What became of one request that is not sent again.
 *
 * @param number the first number in the request
 * @param status the answer's HTTP status; 0: it was never sent, because no connection was free
 * @param body the answer's; empty when it was never sent
 * @param retryAfter whether the answer says when to ask again
 * @param plannedMicros from the planned instant to the whole answer
 * @param sentMicros from the moment it was sent to the whole answer
 */
public record FinalAnswer(
        long number,
        int status,
        String body,
        boolean retryAfter,
        long plannedMicros,
        long sentMicros) {
    static final int NEVER_SENT = 0;

    static FinalAnswer of(Connection connection, int status) {
        long now = System.nanoTime();
        return new FinalAnswer(
                connection.number(),
                status,
                connection.body(),
                connection.retryAfter().isPresent(),
                (now - connection.since()) / 1000,
                (now - connection.sentAt()) / 1000);
    }

    static FinalAnswer neverSent(long number) {
        return new FinalAnswer(number, NEVER_SENT, "", false, 0, 0);
    }

    /** Whether it was sent at all. */
    public boolean isSent() {
        return status != NEVER_SENT;
    }
}
