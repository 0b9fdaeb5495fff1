package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Publishes the documents that come with the service, unless that version or a newer one is there.
 * Several replicas may do it at once.
 */
@ApplicationScoped
class PublishShippedDocuments {
    /** So that every replica knows a new version before the first claim is shown it. */
    static final Duration NOTICE = Duration.ofMinutes(1);

    static final List<String> QUESTIONNAIRES = List.of("default", "check-in");
    static final List<String> SCRIPTS =
            List.of(
                    "general",
                    "payment-failed",
                    "duplicate-charge",
                    "important-transaction",
                    "refund-delayed",
                    "refund-rejected",
                    "complaint",
                    "complaint-check",
                    "dispute",
                    "dispute-check",
                    "account-locked",
                    "takeover",
                    "balance-anomaly",
                    "access-help",
                    "risk-check",
                    "handover",
                    "social",
                    "low-score",
                    "how-to",
                    "requested-by-customer",
                    "welcome",
                    "check-in",
                    "unresolved-follow-up");

    private final Questionnaires questionnaires;
    private final Scripts scripts;
    private final Clock clock;
    private final ObjectMapper mapper = new ObjectMapper();

    PublishShippedDocuments(Questionnaires questionnaires, Scripts scripts, Clock clock) {
        this.questionnaires = questionnaires;
        this.scripts = scripts;
        this.clock = clock;
    }

    Uni<Void> publish() {
        return Panache.withTransaction(
                        () ->
                                each(QUESTIONNAIRES, this::publishQuestionnaire)
                                        .chain(() -> each(SCRIPTS, this::publishScript)))
                // another replica published the same; then it is there at the second look
                .onFailure()
                .retry()
                .atMost(1);
    }

    private static Uni<Void> each(List<String> ids, Function<String, Uni<?>> publish) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> publish.apply(id).replaceWithVoid())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<?> publishQuestionnaire(String id) {
        ObjectNode document = shipped("questionnaire", id);
        DocumentKey key = key(id, document);
        return unlessStored(
                questionnaires,
                key,
                from -> new QuestionnaireDocument(key, from, document.toString()));
    }

    private Uni<?> publishScript(String id) {
        ObjectNode document = shipped("script", id);
        DocumentKey key = key(id, document);
        return unlessStored(
                scripts, key, from -> new ScriptDocument(key, from, document.toString()));
    }

    // Who publishes versions of his own has taken the document over: ours come no more.
    private <T extends StoredVersion> Uni<?> unlessStored(
            PanacheRepositoryBase<T, DocumentKey> all,
            DocumentKey key,
            Function<Instant, T> version) {
        return all.list("key.id", key.id())
                .chain(
                        stored ->
                                stored.stream()
                                                .anyMatch(
                                                        one ->
                                                                one.isNotOlderThan(key)
                                                                        || one.isWrittenHere())
                                        ? Uni.createFrom().voidItem()
                                        : all.persist(version.apply(effectiveFrom(stored)))
                                                .replaceWithVoid());
    }

    private static DocumentKey key(String id, ObjectNode document) {
        return new DocumentKey(id, document.remove("version").intValue());
    }

    // The first one serves at once: there is nothing that another replica could still be using.
    private Instant effectiveFrom(List<?> stored) {
        return stored.isEmpty() ? Instant.EPOCH : clock.instant().plus(NOTICE);
    }

    private ObjectNode shipped(String table, String id) {
        String path = "/documents/" + table + "/" + id + ".json";
        try (InputStream resource = PublishShippedDocuments.class.getResourceAsStream(path)) {
            JsonNode document = mapper.readTree(resource);
            return (ObjectNode) document;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }
}
