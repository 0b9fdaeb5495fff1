package io.huifang.intake.vault.erasure;

import io.huifang.intake.vault.audit.AuditEntry;
import io.huifang.intake.vault.audit.AuditTrail;
import io.huifang.outbox.audit.AuditLink;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The audit's entry, the certificate and the news: what closes an erasure. */
@ApplicationScoped
class CloseErasure {
    private final AuditTrail trail;
    private final Erasures erasures;
    private final ErasureNews news;

    @Inject
    CloseErasure(AuditTrail trail, Erasures erasures, ErasureNews news) {
        this.trail = trail;
        this.erasures = erasures;
        this.news = news;
    }

    // The audit's chain is held from its entry to the commit, so nothing slow follows it.
    Uni<Certificate> close(
            SqlConnection tx, EraseCustomer.Order order, int keys, int contacts, int said) {
        String detail =
                "request=%s keys=%d contacts=%d narratives=%d"
                        .formatted(order.requestId(), keys, contacts, said);
        AuditEntry entry =
                AuditEntry.of(
                        order.requestedBy(),
                        AuditEntry.Action.ERASE,
                        "erasure",
                        order.customerId(),
                        detail);
        return trail.add(tx, entry)
                .map(link -> certificate(order, keys, contacts, said, link))
                .call(certificate -> erasures.add(tx, certificate))
                .call(certificate -> news.tell(tx, certificate));
    }

    private static Certificate certificate(
            EraseCustomer.Order order, int keys, int contacts, int said, AuditLink link) {
        return new Certificate(
                order.customerId(),
                order.requestId(),
                order.requestedBy(),
                link.at(),
                keys,
                contacts,
                said,
                link.position(),
                link.hex());
    }
}
