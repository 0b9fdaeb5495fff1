package io.huifang.journeys.wallet;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.wallet.Sending.Verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What senders know of what they sent. Safe for all of them to write to. */
public final class WalletJournal {
    private final Queue<Sending> sendings = new ConcurrentLinkedQueue<>();
    private final Set<EventKey> accepted = ConcurrentHashMap.newKeySet();

    /** Sends and writes down. */
    public Exchange send(Post post, Caller sender, String intake) {
        Exchange exchange = post.send(sender, intake);
        for (Draft draft : post.drafts()) {
            Sending sending = Sending.of(draft, exchange);
            sendings.add(sending);
            if (sending.verdict() == Verdict.ACCEPTED) {
                accepted.add(draft.key());
            }
        }
        return exchange;
    }

    boolean isAccepted(EventKey key) {
        return accepted.contains(key);
    }

    /** Keys accepted so far. */
    public Set<EventKey> accepted() {
        return Set.copyOf(accepted);
    }

    /** What was accepted first under each key. */
    List<Draft> acceptedDrafts() {
        Map<EventKey, Draft> first = new LinkedHashMap<>();
        sendings.stream()
                .filter(sending -> sending.verdict() == Verdict.ACCEPTED)
                .forEach(sending -> first.putIfAbsent(sending.key(), sending.draft()));
        return List.copyOf(first.values());
    }

    /** How many keys were accepted so far. */
    public int acceptedCount() {
        return accepted.size();
    }

    /** Everything sent so far, each sender's in its order. */
    public List<Sending> sendings() {
        return List.copyOf(sendings);
    }
}
