package io.huifang.scheduler.news;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Writes news to the outbox, in the order given. */
@ApplicationScoped
public class NewsDesk {
    /** CloudEvents {@code source} of everything this service tells. */
    public static final String SOURCE = "/huifang/scheduler";

    private final Outbox outbox;
    private final ObjectWriter json;

    NewsDesk(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json.writer();
    }

    /**
     * Tells the news when the transaction commits, or never. Whoever calls has locked the customers
     * they are about, so that each customer's news go out in the order they became true.
     */
    public Uni<Void> tell(SqlConnection tx, List<News> news) {
        if (news.isEmpty()) return Uni.createFrom().voidItem();
        return outbox.append(tx, news.stream().map(this::written).toList());
    }

    private OutboxRecord written(News news) {
        try {
            return OutboxRecord.of(
                    news.topic(),
                    news.fact(),
                    SOURCE,
                    news.traceParent(),
                    json.writeValueAsBytes(news.fact()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "cannot write " + news.fact().type() + " " + news.fact().eventId(), impossible);
        }
    }
}
