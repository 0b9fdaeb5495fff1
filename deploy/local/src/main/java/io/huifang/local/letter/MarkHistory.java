package io.huifang.local.letter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The marks of one letter in their order. All who read them come to the same opinion of whose turn
 * it is: the first intention counts, and another one only when that turn is over without the end
 * having been marked.
 */
final class MarkHistory {
    private final Duration turn;

    /** Nobody's any more once it is done: there may be a hundred thousand that are. */
    private List<Mark> holders = new ArrayList<>(1);

    /** Null until the copy is known to stand on its topic. */
    private Copy done;

    /** The last run whose intention has no time; null when there is none. */
    private String untimed;

    /**
     * Where the copy stands on the topic of origin.
     *
     * @param partition from 0
     * @param offset from 0
     */
    record Copy(int partition, long offset) {
        Place on(String topic) {
            return new Place(topic, partition, offset);
        }
    }

    MarkHistory(Duration turn) {
        this.turn = turn;
    }

    void add(Mark mark) {
        if (done != null) return;
        if (mark.step() == Mark.Step.DONE) {
            done = new Copy(mark.partition(), mark.offset());
            holders = List.of();
        } else if (mark.at() == null) {
            untimed = mark.run();
        } else if (holders.isEmpty() || !holder().at().plus(turn).isAfter(mark.at())) {
            holders.add(mark);
        }
    }

    /** Where the copy stands. */
    Optional<Copy> done() {
        return Optional.ofNullable(done);
    }

    /**
     * Whether the run's intention counts for nothing, because nobody can tell when it was made.
     * Such a run goes no further, so there is no copy of it to be looked for.
     */
    boolean isUntimed(String run) {
        return run.equals(untimed);
    }

    boolean isHeldBy(String run) {
        return done == null && !holders.isEmpty() && holder().run().equals(run);
    }

    /** The oldest intention of another run, from which on a copy of an earlier turn may stand. */
    Optional<Mark> earliestOtherThan(String run) {
        return holders.stream().filter(mark -> !mark.run().equals(run)).findFirst();
    }

    private Mark holder() {
        return holders.get(holders.size() - 1);
    }
}
