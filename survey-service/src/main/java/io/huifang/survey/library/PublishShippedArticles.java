package io.huifang.survey.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.survey.timer.BeforeServing;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Publishes the articles that come with the service, unless that version is there already or people
 * have written one of their own. Several replicas may do it at once.
 */
@ApplicationScoped
class PublishShippedArticles {
    private static final Logger LOG = Logger.getLogger(PublishShippedArticles.class);
    private static final String FOLDER = "/documents/article/";

    /** A failover may lose what was published last. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Pool pool;
    private final Articles articles;
    private final Vertx vertx;
    private final ObjectMapper mapper = new ObjectMapper();

    PublishShippedArticles(Pool pool, Articles articles, Vertx vertx) {
        this.pool = pool;
        this.articles = articles;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) throws Throwable {
        BeforeServing.finish(this::publish);
        vertx.setPeriodic(
                AGAIN.toMillis(),
                timer ->
                        publish()
                                .subscribe()
                                .with(
                                        done -> {},
                                        failure ->
                                                LOG.warnf(
                                                        "Shipped articles are looked at again"
                                                                + " later: %s",
                                                        failure)));
    }

    Uni<Void> publish() {
        return pool.withTransaction(
                tx ->
                        Multi.createFrom()
                                .iterable(shipped())
                                .onItem()
                                .transformToUniAndConcatenate(
                                        id -> {
                                            ObjectNode content = content(id);
                                            int version = content.remove("version").intValue();
                                            return articles.ship(
                                                    tx,
                                                    id,
                                                    version,
                                                    content.toString(),
                                                    Article.read(content));
                                        })
                                .onItem()
                                .ignoreAsUni());
    }

    /** The names of all shipped articles. */
    static List<String> shipped() {
        return read("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    private ObjectNode content(String id) {
        try {
            JsonNode content = mapper.readTree(read(id + ".json"));
            return (ObjectNode) content;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(id + " cannot be read", unreadable);
        }
    }

    private static String read(String file) {
        try (InputStream resource =
                PublishShippedArticles.class.getResourceAsStream(FOLDER + file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
