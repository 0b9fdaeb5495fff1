package io.huifang.outbox.relay;

import io.huifang.outbox.OutboxConfig;

import java.time.Duration;

/**
 * Whether a relay is the active one, and so how long it pauses between turns. Who finds rows is
 * active; who is always late because a rival was there first stands by. Not thread-safe.
 */
final class RelayRole {
    /** An active relay asks for a lock that another one holds this often before it stands by. */
    static final int LOCK_TRIES = 20;

    /** An active relay that was woken for nothing so often in a row has a rival at work. */
    static final int WOKEN_FOR_NOTHING = 20;

    static final Duration BETWEEN_LOCK_TRIES = Duration.ofMillis(5);

    private final OutboxConfig.Relay config;
    private boolean active;

    /** Whether there is a reason to expect rows, other than that time has passed. */
    private boolean expectsRows = true;

    private int refusals;
    private int wokenForNothing;

    RelayRole(OutboxConfig.Relay config) {
        this.config = config;
    }

    boolean isActive() {
        return active;
    }

    /** Whether the next turn tries the lock at once, or first looks whether there are rows. */
    boolean expectsRows() {
        return expectsRows;
    }

    /** A commit was heard; a standby leaves it to the active relay. */
    void woken() {
        expectsRows |= active;
    }

    /**
     * The pause after a turn with the lock.
     *
     * @param wokenMeanwhile whether a commit was heard during the turn
     */
    Duration afterRelaying(Turn.Relayed turn, boolean wokenMeanwhile) {
        if (turn.rows() > 0 || !turn.failures().isEmpty()) {
            active = true;
            wokenForNothing = 0;
        } else {
            wokenForNothing++;
            active &= refusals == 0 && wokenForNothing < WOKEN_FOR_NOTHING;
        }
        refusals = 0;
        boolean more = turn.moreWait() && turn.failures().isEmpty();
        expectsRows = more || active && wokenMeanwhile;
        return expectsRows ? Duration.ZERO : idlePause();
    }

    /** The pause after a look that found no rows. */
    Duration afterNothing(boolean wokenMeanwhile) {
        expectsRows = active && wokenMeanwhile;
        return expectsRows ? Duration.ZERO : idlePause();
    }

    /**
     * The pause after a turn without the lock: standbys try it, too, so one refusal is no rival.
     */
    Duration afterRefusal() {
        refusals++;
        active &= refusals < LOCK_TRIES;
        expectsRows = active;
        return active ? BETWEEN_LOCK_TRIES : idlePause();
    }

    private Duration idlePause() {
        return active ? config.poll() : config.standbyPoll();
    }
}
