package io.huifang.journeys.wallet;

import io.huifang.journeys.http.Exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Customers whom intake hears of for the first time, one after another: each needs a key of its
 * own. One step at a time.
 */
public final class Newcomers {
    private final Wallet.Account account;
    private final Supplier<String> intake;
    private final List<Draft> introductions;
    private final List<Integer> known = new ArrayList<>();
    private final Queue<Exchange> failed = new ConcurrentLinkedQueue<>();

    /** Whose turn it is. */
    private int next;

    /**
     * @param intake gives the URL to send to, each time anew
     */
    public Newcomers(People people, Wallet.Account account, Supplier<String> intake) {
        this.account = account;
        this.intake = intake;
        this.introductions =
                WalletScript.introductions(
                                people,
                                account.source(),
                                Instant.now().minusSeconds(people.count()),
                                IntStream.range(0, people.count()).boxed().toList())
                        .stream()
                        .flatMap(post -> post.drafts().stream())
                        .toList();
    }

    /** Tells of one more, while there are more. */
    public synchronized void step() {
        if (next < introductions.size()) {
            int number = next++;
            Post post = Post.single(introductions.get(number));
            Exchange exchange = post.send(account.caller(), intake.get());
            if (exchange.isSuccess()) {
                known.add(number);
            } else if (!Thread.currentThread().isInterrupted()) { // the shift is not over
                failed.add(exchange);
            }
        }
    }

    /** The numbers of those whom intake has taken. */
    public synchronized List<Integer> known() {
        return List.copyOf(known);
    }

    /** What was answered with anything else, or not at all. */
    public List<Exchange> failed() {
        return List.copyOf(failed);
    }
}
