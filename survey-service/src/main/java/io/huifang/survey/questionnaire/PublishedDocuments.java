package io.huifang.survey.questionnaire;

import io.huifang.survey.timer.BeforeServing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All published documents, in memory. A version is asked for by instant, so that the conclusion is
 * held against the very questions the claim was shown, on whichever replica it arrives.
 */
@ApplicationScoped
public class PublishedDocuments {
    private static final Logger LOG = Logger.getLogger(PublishedDocuments.class);
    private static final Duration REFRESH = PublishShippedDocuments.NOTICE.dividedBy(3);

    /** Serves a task whose own document nobody has written. */
    private static final String ANY_QUESTIONNAIRE = "default";

    private static final String ANY_SCRIPT = "general";

    private final PublishShippedDocuments publishShipped;
    private final Questionnaires questionnaires;
    private final Scripts scripts;
    private final Vertx vertx;

    private volatile List<Questionnaire> knownQuestionnaires = List.of();
    private volatile List<Script> knownScripts = List.of();

    PublishedDocuments(
            PublishShippedDocuments publishShipped,
            Questionnaires questionnaires,
            Scripts scripts,
            Vertx vertx) {
        this.publishShipped = publishShipped;
        this.questionnaires = questionnaires;
        this.scripts = scripts;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) throws Throwable {
        BeforeServing.finish(this::publishAndLoad);
        vertx.setPeriodic(REFRESH.toMillis(), timer -> refresh());
    }

    /** The questionnaire in use at that instant; empty when the task asks none. */
    public Optional<Questionnaire> questionnaire(String id, Instant at) {
        return id == null
                ? Optional.empty()
                : inUse(
                                knownQuestionnaires,
                                Questionnaire::id,
                                Questionnaire::effectiveFrom,
                                id,
                                at)
                        .or(() -> anyQuestionnaire(at));
    }

    /** That very version; empty when nobody has written it. */
    public Optional<Questionnaire> questionnaire(String id, int version) {
        return knownQuestionnaires.stream()
                .filter(one -> one.id().equals(id) && one.version() == version)
                .findFirst();
    }

    /** The script in use at that instant; the general one for a name nobody has written. */
    public Script script(String id, Instant at) {
        return inUse(knownScripts, Script::id, Script::effectiveFrom, id, at)
                .or(() -> inUse(knownScripts, Script::id, Script::effectiveFrom, ANY_SCRIPT, at))
                .orElseThrow(() -> new IllegalStateException("no script was shipped"));
    }

    /** Every version known. */
    List<Questionnaire> questionnaires() {
        return knownQuestionnaires;
    }

    /** Every version known. */
    List<Script> scripts() {
        return knownScripts;
    }

    private Optional<Questionnaire> anyQuestionnaire(Instant at) {
        return inUse(
                knownQuestionnaires,
                Questionnaire::id,
                Questionnaire::effectiveFrom,
                ANY_QUESTIONNAIRE,
                at);
    }

    private static <T> Optional<T> inUse(
            Collection<T> all,
            Function<T, String> id,
            Function<T, Instant> from,
            String wanted,
            Instant at) {
        return all.stream()
                .filter(document -> id.apply(document).equals(wanted))
                .filter(document -> !from.apply(document).isAfter(at))
                .max(Comparator.comparing(from));
    }

    // Hibernate's session lives in a context of its own, which a timer does not bring along.
    void refresh() {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(
                now ->
                        publishAndLoad()
                                .subscribe()
                                .with(done -> {}, PublishedDocuments::keepKnown));
    }

    private static void keepKnown(Throwable failure) {
        LOG.warnf("Documents were not refreshed; the known ones stay in use: %s", failure);
    }

    // Each time: a failover may lose what was published last, and nobody else would bring it back.
    private Uni<Void> publishAndLoad() {
        return publishShipped.publish().chain(this::load);
    }

    private Uni<Void> load() {
        return Panache.withSession(
                () ->
                        questionnaires
                                .listAll()
                                .invoke(this::remember)
                                .chain(() -> scripts.listAll())
                                .invoke(this::rememberScripts)
                                .replaceWithVoid());
    }

    private void remember(List<QuestionnaireDocument> stored) {
        knownQuestionnaires = stored.stream().map(QuestionnaireDocument::toQuestionnaire).toList();
    }

    private void rememberScripts(List<ScriptDocument> stored) {
        knownScripts = stored.stream().map(ScriptDocument::toScript).toList();
    }
}
