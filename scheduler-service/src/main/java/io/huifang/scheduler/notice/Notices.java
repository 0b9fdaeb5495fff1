package io.huifang.scheduler.notice;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.NoticeRequested;
import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.customer.Reached;
import io.huifang.scheduler.link.Links;
import io.huifang.scheduler.news.News;
import io.huifang.scheduler.news.NewsDesk;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The notices that were requested: one for each task and occasion, for ever. Whoever asks for some
 * has locked their customers.
 */
@ApplicationScoped
public class Notices {
    private static final String KNOWN =
            "SELECT notice_id FROM customer_notice WHERE notice_id = ANY($1)";

    private static final String REACHED =
            "SELECT callback_id FROM callback_attempt"
                    + " WHERE callback_id = ANY($1) AND disposition = ANY($2)"
                    + " AND attempt_id <> ALL($3)";

    private static final String ADD =
            Columns.insertInto(
                    "customer_notice",
                    """
                    notice_id uuid, callback_id uuid, occasion text, template text,
                    requested_at timestamptz
                    """);

    private final Links links;
    private final NewsDesk newsDesk;
    private final ContactLedgers contactLedgers;

    Notices(Links links, NewsDesk newsDesk, ContactLedgers contactLedgers) {
        this.links = links;
        this.newsDesk = newsDesk;
        this.contactLedgers = contactLedgers;
    }

    /**
     * Asks whether notices may be sent, and enters those that may in the contact ledger, after
     * everything else that the transaction does to it. One that was sent on the same occasion is
     * left out.
     *
     * @param changed attempts whose rows are not written yet: whoever wished for notices knows how
     *     these ended
     */
    public Uni<Asked> ask(
            SqlConnection tx, List<Notice> wanted, Collection<UUID> changed, Instant now) {
        if (wanted.isEmpty()) return Uni.createFrom().item(Asked.nothing());
        Map<UUID, Notice> once = new LinkedHashMap<>();
        wanted.forEach(notice -> once.putIfAbsent(notice.id(), notice));
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(once.keySet().toArray(UUID[]::new)))
                .map(Notices::ids)
                .invoke(once.keySet()::removeAll)
                .chain(() -> reached(tx, once.values(), changed))
                .invoke(reached -> once.values().removeIf(it -> isForNone(it, reached)))
                .chain(() -> askNew(tx, List.copyOf(once.values()), now));
    }

    private static boolean isForNone(Notice notice, Set<UUID> reached) {
        return notice.unlessReached() && reached.contains(notice.fact().callbackId());
    }

    /** Those of the tasks with an attempt that reached the customer, where that matters. */
    private static Uni<Set<UUID>> reached(
            SqlConnection tx, Collection<Notice> notices, Collection<UUID> changed) {
        UUID[] tasks =
                notices.stream()
                        .filter(Notice::unlessReached)
                        .map(it -> it.fact().callbackId())
                        .toArray(UUID[]::new);
        return tasks.length == 0
                ? Uni.createFrom().item(Set.of())
                : tx.preparedQuery(REACHED)
                        .execute(
                                Tuple.of(
                                        tasks,
                                        Reached.dispositions(),
                                        changed.toArray(UUID[]::new)))
                        .map(Notices::ids);
    }

    private Uni<Asked> askNew(SqlConnection tx, List<Notice> notices, Instant now) {
        if (notices.isEmpty()) return Uni.createFrom().item(Asked.nothing());
        List<String> customerIds =
                notices.stream().map(it -> it.fact().customerId()).distinct().toList();
        Policy policy = notices.get(0).wanted().policy();
        return contactLedgers
                .open(tx, customerIds, policy, now)
                .chain(
                        contacts -> {
                            Asked asked = Asked.of(notices, contacts, now);
                            return contactLedgers.store(tx, contacts).replaceWith(asked);
                        });
    }

    /** Tells the sender of those that were granted; their tasks are stored. */
    public Uni<Void> request(SqlConnection tx, List<Notice> granted) {
        List<NoticeRequested> facts = granted.stream().map(Notice::fact).toList();
        return ManyRows.write(tx, ADD, facts, Notices::columns)
                .chain(() -> newsDesk.tell(tx, granted.stream().map(this::news).toList()));
    }

    private static Tuple columns(List<NoticeRequested> facts) {
        return Columns.of(facts)
                .uuid(NoticeRequested::eventId)
                .uuid(NoticeRequested::callbackId)
                .text(NoticeRequested::occasion)
                .text(NoticeRequested::template)
                .instant(NoticeRequested::occurredAt)
                .tuple();
    }

    private News news(Notice notice) {
        return new News(Topic.CUSTOMER_NOTICES, notice.linked(link(notice)), notice.traceParent());
    }

    private String link(Notice notice) {
        String questionnaire = notice.wanted().questionnaire();
        if (questionnaire != null) return questionnaire;
        return notice.linkUntil() == null
                ? null
                : links.toAppointment(notice.fact().callbackId(), notice.linkUntil()).toString();
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return ManyRows.set(rows, row -> row.getUUID(0));
    }
}
