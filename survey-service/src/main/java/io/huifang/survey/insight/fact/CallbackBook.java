package io.huifang.survey.insight.fact;

import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.survey.sealing.Pseudonyms;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The callback tasks that are open, and those closed a while ago: what is told of one again changes
 * nothing.
 */
final class CallbackBook {
    /** Longer than anything is told again. */
    static final Duration KEPT_AFTER_END = Duration.ofDays(7);

    private final KeyValueStore<String, byte[]> store;
    private final Erasures erasures;
    private final Pseudonyms pseudonyms;
    private final FactJson json;

    CallbackBook(
            KeyValueStore<String, byte[]> store,
            Erasures erasures,
            Pseudonyms pseudonyms,
            FactJson json) {
        this.store = store;
        this.erasures = erasures;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /**
     * What there is to tell of a task that opened: nothing when it was heard before. Nothing is
     * kept of what no fact can be made of.
     */
    List<CallbackFact> open(
            UUID callbackId, String customerId, String reason, KnownCallback.Opening opening) {
        KnownCallback known = find(callbackId);
        if (known != null && known.opening() != null) {
            return List.of();
        }
        KnownCallback opened =
                (known == null ? begin(callbackId, customerId, reason, opening.at()) : known)
                        .openedWith(opening);
        List<CallbackFact> facts = new ArrayList<>(2);
        facts.add(opened.openingFact(factId(opened, 0)));
        if (opened.end() != null) {
            facts.add(endFact(opened));
        }
        keep(opened);
        return facts;
    }

    /** What there is to tell of a task that ended; as for its opening. */
    List<CallbackFact> end(CallbackClosed fact) {
        KnownCallback known = find(fact.callbackId());
        if (known != null && known.end() != null) {
            return List.of();
        }
        KnownCallback before =
                known == null
                        // it began before whatever else is known of the customer
                        ? begin(fact.callbackId(), fact.customerId(), fact.reason(), Instant.MIN)
                        : known;
        KnownCallback ended =
                before.endedWith(
                        new KnownCallback.End(
                                fact.occurredAt(), fact.outcome(), fact.attempts(), known == null));
        List<CallbackFact> facts = List.of(endFact(ended));
        keep(ended);
        return facts;
    }

    /** Drops what ended long before that time. */
    void forgetEndedBefore(Instant time) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                KnownCallback.End end = json.read(entry.value, KnownCallback.class).end();
                if (end != null && end.at().isBefore(time)) {
                    store.delete(entry.key);
                }
            }
        }
    }

    /** One pseudonym for all of a task, that of its beginning: its facts name each other's task. */
    private KnownCallback begin(UUID callbackId, String customerId, String reason, Instant at) {
        String pseudonym = erasures.pseudonym(customerId, at);
        return new KnownCallback(callbackId, pseudonym, reason, null, null);
    }

    private KnownCallback find(UUID callbackId) {
        return json.readKept(store.get(callbackId.toString()), KnownCallback.class);
    }

    private void keep(KnownCallback callback) {
        store.put(callback.callbackId().toString(), json.write(callback));
    }

    private CallbackFact endFact(KnownCallback ended) {
        return ended.endFact(factId(ended, ended.revisionOfEnd()));
    }

    private UUID factId(KnownCallback callback, int revision) {
        return pseudonyms.factId(
                CallbackFact.TYPE, callback.callbackId().toString(), Integer.toString(revision));
    }
}
