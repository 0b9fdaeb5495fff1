package io.huifang.journeys.wallet;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * One wallet backend. Sends its posts one after another and repeats one without a clear answer
 * until it has one; a few it gives up on, as real ones do. Used by one thread at a time.
 */
final class Sender {
    private static final double GIVES_UP = 0.05;

    private final WalletScript script;

    /** Whether so many events are enough. */
    private final IntPredicate enough;

    private final Caller caller;
    private final Supplier<String> intake;
    private final WalletJournal journal;
    private final Random random;

    /** What was said first under each key. */
    private final Map<EventKey, Map<String, String>> said = new HashMap<>();

    /** Null between two posts. */
    private Post atHand;

    /** Events it is done with. */
    private int sent;

    private volatile boolean finished;

    Sender(
            WalletScript script,
            IntPredicate enough,
            Caller caller,
            Supplier<String> intake,
            WalletJournal journal,
            long seed) {
        this.script = script;
        this.enough = enough;
        this.caller = caller;
        this.intake = intake;
        this.journal = journal;
        this.random = new Random(seed);
    }

    /** Sends the post at hand once, the next one when there is none. */
    void step() {
        if (atHand == null) {
            finished = enough.test(sent);
            if (finished) {
                return;
            }
            atHand = script.next();
        }
        if (!isPremature(atHand)) {
            Exchange exchange = journal.send(atHand, caller, intake.get());
            if (exchange.isUnclear() && random.nextDouble() >= GIVES_UP) {
                return;
            }
        }
        sent += atHand.drafts().size();
        atHand = null;
    }

    /** It has sent enough, and nothing is at hand. */
    boolean isFinished() {
        return finished;
    }

    /** Which of two contents came first is known only once one of them was accepted. */
    private boolean isPremature(Post post) {
        return post.drafts().stream().anyMatch(this::contradictsUnaccepted);
    }

    private boolean contradictsUnaccepted(Draft draft) {
        Map<String, String> first = said.putIfAbsent(draft.key(), draft.content());
        return first != null && !first.equals(draft.content()) && !journal.isAccepted(draft.key());
    }
}
