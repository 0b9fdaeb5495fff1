package io.huifang.journeys.wallet;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One wallet backend. Sends its posts one after another and repeats one without a clear answer
 * until it has one; a few it gives up on, as real ones do. Used by one thread at a time.
 */
final class Sender {
    private static final double GIVES_UP = 0.05;

    private final List<Post> posts;
    private final Caller caller;
    private final Supplier<String> intake;
    private final WalletJournal journal;
    private final Random random;

    /** What was said first under each key. */
    private final Map<EventKey, Map<String, String>> said = new HashMap<>();

    /** The post at hand. */
    private volatile int next;

    Sender(
            List<Post> posts,
            Caller caller,
            Supplier<String> intake,
            WalletJournal journal,
            long seed) {
        this.posts = posts;
        this.caller = caller;
        this.intake = intake;
        this.journal = journal;
        this.random = new Random(seed);
    }

    /** Sends the post at hand once. */
    void step() {
        if (isFinished()) {
            return;
        }
        Post post = posts.get(next);
        if (!isPremature(post)) {
            Exchange exchange = journal.send(post, caller, intake.get());
            if (exchange.isUnclear() && random.nextDouble() >= GIVES_UP) {
                return;
            }
        }
        next++;
    }

    boolean isFinished() {
        return next == posts.size();
    }

    /** From 0 to 1. */
    double progress() {
        return posts.isEmpty() ? 1 : (double) next / posts.size();
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
