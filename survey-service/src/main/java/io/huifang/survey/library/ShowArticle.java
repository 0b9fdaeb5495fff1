package io.huifang.survey.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Shows the newest version of one article, in all languages. */
@ApplicationScoped
public class ShowArticle {
    private final Pool pool;
    private final Articles articles;
    private final ObjectMapper mapper;

    ShowArticle(Pool pool, Articles articles, ObjectMapper mapper) {
        this.pool = pool;
        this.articles = articles;
        this.mapper = mapper;
    }

    /** With id and version in front; empty when there is no such article. */
    public Uni<Optional<ObjectNode>> show(String id) {
        return pool.withConnection(connection -> articles.newest(connection, id))
                .map(found -> found.map(stored -> shown(id, stored)));
    }

    /** The same for a customer: empty also when it is for agents, or found no more. */
    public Uni<Optional<ObjectNode>> showToCustomer(String id) {
        return show(id).map(
                        found ->
                                found.filter(it -> it.path("audience").asText().equals("customer"))
                                        .filter(it -> !it.path("retired").asBoolean()));
    }

    private ObjectNode shown(String id, Articles.Stored stored) {
        try {
            ObjectNode shown = mapper.createObjectNode().put("id", id);
            shown.put("version", stored.version());
            shown.setAll((ObjectNode) mapper.readTree(stored.content()));
            return shown;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("article " + id + " is no JSON", impossible);
        }
    }
}
