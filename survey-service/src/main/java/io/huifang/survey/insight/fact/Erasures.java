package io.huifang.survey.insight.fact;

import io.huifang.contract.erasure.CustomerErased;
import io.huifang.survey.sealing.Pseudonyms;

import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Which pseudonym a customer has at what time: an erasure begins a new one. Kept under a keyed hash
 * of his id, which is no pseudonym, so that nothing here joins the old one and the new one.
 */
final class Erasures {
    private final KeyValueStore<String, byte[]> store;
    private final Pseudonyms pseudonyms;
    private final FactJson json;

    Erasures(KeyValueStore<String, byte[]> store, Pseudonyms pseudonyms, FactJson json) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /**
     * What is kept of a customer.
     *
     * @param erasures each once, the earliest first
     */
    record Known(List<Erasure> erasures) {}

    /**
     * @param id of the fact that told it
     * @param at when the data was destroyed, UTC
     */
    record Erasure(UUID id, Instant at) {}

    /** Notes an erasure; the second delivery of one changes nothing. */
    void note(CustomerErased fact) {
        String handle = pseudonyms.handle(fact.customerId());
        List<Erasure> erasures = new ArrayList<>(of(handle));
        Erasure erasure = new Erasure(fact.eventId(), fact.occurredAt());
        if (!erasures.contains(erasure)) {
            erasures.add(erasure);
            erasures.sort(Comparator.comparing(Erasure::at));
            store.put(handle, json.write(new Known(erasures)));
        }
    }

    /** The customer's pseudonym at that instant. */
    String pseudonym(String customerId, Instant at) {
        String pseudonym = pseudonyms.of(customerId);
        for (Erasure erasure : of(pseudonyms.handle(customerId))) {
            if (!erasure.at().isAfter(at)) {
                pseudonym = pseudonyms.of(customerId, erasure.id());
            }
        }
        return pseudonym;
    }

    private List<Erasure> of(String handle) {
        Known known = json.readKept(store.get(handle), Known.class);
        return known == null ? List.of() : known.erasures();
    }
}
