package io.huifang.survey.queue;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.huifang.survey.idempotency.IdempotentAnswers;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What claims are answered, with everything the agent needs for the call. */
@ApplicationScoped
class ClaimAnswers {
    private static final int CREATED = 201;

    private final IdempotentAnswers remembered;
    private final Conclusions conclusions;
    private final PublishedDocuments documents;
    private final JsonBodies json;
    private final QueueConfig config;

    ClaimAnswers(
            IdempotentAnswers remembered,
            Conclusions conclusions,
            PublishedDocuments documents,
            JsonBodies json,
            QueueConfig config) {
        this.remembered = remembered;
        this.conclusions = conclusions;
        this.documents = documents;
        this.json = json;
        this.config = config;
    }

    /** Answers the wishes that were answered before. */
    Uni<Void> repeat(SqlConnection tx, Pairing pairing) {
        List<RequestKey> keys =
                pairing.wishes().stream().map(Wish::key).flatMap(Optional::stream).toList();
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : remembered
                        .find(tx, keys)
                        .invoke(
                                known ->
                                        eachKey(
                                                pairing,
                                                (place, key) -> {
                                                    if (known.containsKey(key)) {
                                                        pairing.answer(place, known.get(key));
                                                    }
                                                }))
                        .replaceWithVoid();
    }

    /** Answers all wishes that have no answer yet, and remembers what may be asked again. */
    Uni<Void> write(SqlConnection tx, Pairing pairing) {
        List<String> customers =
                pairing.claimed().values().stream()
                        .map(claimed -> claimed.brief().customerId())
                        .distinct()
                        .toList();
        Uni<List<Conclusion>> contacts =
                customers.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : conclusions.latest(tx, customers, config.historyShown());
        return contacts.chain(history -> write(tx, pairing, history));
    }

    private Uni<Void> write(SqlConnection tx, Pairing pairing, List<Conclusion> contacts) {
        Map<String, List<Conclusion>> history =
                contacts.stream().collect(Collectors.groupingBy(Conclusion::customerId));
        Map<RequestKey, Answer.Done> fresh = new HashMap<>();
        for (int place = 0; place < pairing.wishes().size(); place++) {
            if (pairing.answer(place) == null) {
                Answer.Done answer = answer(pairing.claimed().get(place), history);
                pairing.answer(place, answer);
                pairing.wishes().get(place).key().ifPresent(key -> fresh.put(key, answer));
            }
        }
        return fresh.isEmpty() ? Uni.createFrom().voidItem() : remembered.store(tx, fresh);
    }

    private Answer.Done answer(Claimed claimed, Map<String, List<Conclusion>> history) {
        if (claimed == null) {
            return Answer.Done.nothing();
        }
        List<Conclusion> contacts = history.getOrDefault(claimed.brief().customerId(), List.of());
        return new Answer.Done(
                CREATED,
                claimed.token(),
                json.of(ClaimView.of(claimed, documents, contacts)),
                claimed.brief().customerId());
    }

    private interface EachKey {
        void on(int place, RequestKey key);
    }

    private static void eachKey(Pairing pairing, EachKey each) {
        for (int place = 0; place < pairing.wishes().size(); place++) {
            int here = place;
            pairing.wishes().get(place).key().ifPresent(key -> each.on(here, key));
        }
    }
}
