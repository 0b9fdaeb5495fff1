package io.huifang.journeys.evidence;

/**
 * What is still to be done, over all customers.
 *
 * @param outboxRows facts that no service has told yet
 * @param unreadRecords records no service has worked on yet
 * @param deadLetters records nobody could read, since the run began
 * @param liveLeases attempts that an agent holds
 */
public record Leftovers(long outboxRows, long unreadRecords, long deadLetters, long liveLeases) {
    /** Nothing more is going to happen by itself, except what is due later. */
    public boolean isQuiet() {
        return outboxRows == 0 && unreadRecords == 0 && liveLeases == 0;
    }
}
