package io.huifang.survey.queue;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.idempotency.RequestKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Where claims wait for each other: while one transaction pairs, the next claims gather and share
 * the next one. Under load a claim costs a share of a transaction instead of a whole one; a claim
 * that comes alone does not wait at all.
 */
@ApplicationScoped
public class ClaimDesk {
    private final BiFunction<List<Wish>, Consumer<Pairing>, Uni<Pairing>> pair;
    private final QueueConfig config;
    private final Counter claimed;
    private final DistributionSummary together;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean pairing;

    @Inject
    ClaimDesk(PairClaims pairClaims, QueueConfig config, MeterRegistry meters) {
        this(pairClaims::pair, config, meters);
    }

    ClaimDesk(
            BiFunction<List<Wish>, Consumer<Pairing>, Uni<Pairing>> pair,
            QueueConfig config,
            MeterRegistry meters) {
        this.pair = pair;
        this.config = config;
        this.claimed = meters.counter("huifang.attempts.claimed");
        this.together = meters.summary("huifang.claims.paired");
    }

    private record Waiting(Wish wish, UniEmitter<? super Answer> agent) {}

    /**
     * The best attempt this agent may take.
     *
     * @param reasons empty for all
     */
    public Uni<Answer> claim(String agent, Set<String> reasons, Optional<RequestKey> key) {
        return claim(new Wish(agent, new ClaimFilter(reasons), key));
    }

    Uni<Answer> claim(Wish wish) {
        return Uni.createFrom()
                .emitter(
                        agent -> {
                            if (queue(new Waiting(wish, agent))) {
                                pairNext();
                            } else {
                                agent.complete(new Answer.Refused(Problems.UNAVAILABLE));
                            }
                        });
    }

    private synchronized boolean queue(Waiting one) {
        return waiting.size() < config.mostWaiting() && waiting.add(one);
    }

    private void pairNext() {
        List<Waiting> batch;
        synchronized (this) {
            if (pairing || waiting.isEmpty()) {
                return;
            }
            pairing = true;
            batch = nextBatch();
        }
        together.record(batch.size());
        pair.apply(batch.stream().map(Waiting::wish).toList(), this::count)
                .ifNoItem()
                .after(config.patience())
                .fail()
                .subscribe()
                .with(paired -> complete(batch, paired), failure -> fail(batch, failure));
    }

    // The same request twice at once: the second one waits, and is then answered like the first.
    private List<Waiting> nextBatch() {
        List<Waiting> batch = new ArrayList<>();
        List<Waiting> later = new ArrayList<>();
        Set<RequestKey> requests = new HashSet<>();
        while (!waiting.isEmpty() && batch.size() < config.pairedAtOnce()) {
            Waiting next = waiting.poll();
            boolean first = next.wish().key().map(requests::add).orElse(true);
            (first ? batch : later).add(next);
        }
        for (int i = later.size() - 1; i >= 0; i--) {
            waiting.addFirst(later.get(i));
        }
        return batch;
    }

    private void complete(List<Waiting> batch, Pairing paired) {
        next();
        List<Answer> answers = paired.answers();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).agent().complete(answers.get(i));
        }
    }

    private void count(Pairing committed) {
        claimed.increment(committed.claimed().size());
    }

    private void fail(List<Waiting> batch, Throwable failure) {
        next();
        batch.forEach(one -> one.agent().fail(failure));
    }

    private void next() {
        synchronized (this) {
            pairing = false;
        }
        pairNext();
    }
}
