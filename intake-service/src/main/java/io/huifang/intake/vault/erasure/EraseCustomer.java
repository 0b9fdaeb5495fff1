package io.huifang.intake.vault.erasure;

import io.huifang.intake.vault.VaultConfig;
import io.huifang.intake.vault.VaultContents;
import io.huifang.intake.vault.key.KeyRing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Optional;

/**
 * Destroys everything personal about a customer. Once it is committed nothing sealed for him opens,
 * wherever a copy of it is, and nothing is sealed for him any more. Safe to repeat: the second time
 * finds the certificate of the first.
 */
@ApplicationScoped
public class EraseCustomer {
    private final Pool pool;
    private final Erasures erasures;
    private final VaultContents contents;
    private final CloseErasure closeErasure;
    private final KeyRing keyRing;
    private final VaultConfig config;

    @Inject
    EraseCustomer(
            Pool pool,
            Erasures erasures,
            VaultContents contents,
            CloseErasure closeErasure,
            KeyRing keyRing,
            VaultConfig config) {
        this.pool = pool;
        this.erasures = erasures;
        this.contents = contents;
        this.closeErasure = closeErasure;
        this.keyRing = keyRing;
        this.config = config;
    }

    /**
     * Who wants whom erased.
     *
     * @param customerId whose data
     * @param requestId as whoever asks names it
     * @param requestedBy {@code sender:<name>} or {@code account:<name>}
     */
    public record Order(String customerId, String requestId, String requestedBy) {}

    /** Erases, or finds that it was done before; the certificate either way. */
    public Uni<Certificate> erase(Order order) {
        return pool.withTransaction(tx -> erase(tx, order))
                .invoke(() -> keyRing.forget(List.of(order.customerId())))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    /** The certificate of an erased customer, empty for others. */
    Uni<Optional<Certificate>> certificate(String customerId) {
        return pool.withTransaction(tx -> erasures.find(tx, customerId))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private Uni<Certificate> erase(SqlConnection tx, Order order) {
        return erasures.destroyKey(tx, order.customerId())
                .chain(
                        end ->
                                end == Erasures.End.GONE_BEFORE
                                        ? erasures.find(tx, order.customerId())
                                                .map(found -> found.orElseThrow())
                                        : remove(tx, order, end));
    }

    private Uni<Certificate> remove(SqlConnection tx, Order order, Erasures.End end) {
        int keys = end == Erasures.End.DESTROYED ? 1 : 0;
        return contents.removeContacts(tx, order.customerId())
                .chain(
                        contacts ->
                                contents.removeNarratives(tx, order.customerId())
                                        .chain(
                                                narratives ->
                                                        closeErasure.close(
                                                                tx,
                                                                order,
                                                                keys,
                                                                contacts,
                                                                narratives)));
    }
}
