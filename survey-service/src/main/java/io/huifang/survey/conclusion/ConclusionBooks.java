package io.huifang.survey.conclusion;

import io.huifang.outbox.Outbox;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Endings;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusion.Ending;
import io.huifang.survey.history.Conclusions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;

/** What a conclusion writes besides the attempt's own row, in the same transaction. */
@ApplicationScoped
class ConclusionBooks {
    private final Conclusions conclusions;
    private final Drafts drafts;
    private final Endings endings;
    private final Outbox outbox;
    private final ConclusionNews news;
    private final CallEnd callEnd;

    ConclusionBooks(
            Conclusions conclusions,
            Drafts drafts,
            Endings endings,
            Outbox outbox,
            ConclusionNews news,
            CallEnd callEnd) {
        this.conclusions = conclusions;
        this.drafts = drafts;
        this.endings = endings;
        this.outbox = outbox;
        this.news = news;
        this.callEnd = callEnd;
    }

    /** The answers typed under the attempt's current lease. */
    Uni<Map<String, Object>> draft(SqlConnection tx, Attempt attempt) {
        return drafts.find(tx, attempt.id(), attempt.token());
    }

    /** What is wrong with ending that way, after what was found out of who was on the line. */
    Uni<List<Violation>> faults(SqlConnection tx, Attempt attempt, Ending ending) {
        return callEnd.faults(tx, attempt, ending);
    }

    // Sent one behind the other, in this order, without a round trip for each: none needs to know
    // what became of the one before, and when one fails the transaction fails.
    Uni<Void> enter(SqlConnection tx, Attempt attempt, Conclusion conclusion) {
        return Uni.combine()
                .all()
                .unis(
                        conclusions.add(tx, conclusion),
                        endings.tell(tx, List.of(news.ending(attempt, conclusion))),
                        news.others(tx, attempt, conclusion)
                                .chain(others -> outbox.append(tx, others)),
                        callEnd.enter(tx, attempt, conclusion))
                .discardItems();
    }
}
