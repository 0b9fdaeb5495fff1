package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Wraps customers' keys by the current key-encryption key that were wrapped by an older one, some
 * at a time. The keys themselves stay as they are, so whoever reads or seals meanwhile notices
 * nothing. Any number of replicas may; one that dies leaves its share to the others.
 */
@ApplicationScoped
class RewrapKeys {
    /** Keys of one transaction. */
    static final int AT_ONCE = 200;

    /**
     * How long it waits for whoever holds the key-encryption keys; well below the time after which
     * the database ends an idle transaction.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool pool;
    private final CustomerKeys customerKeys;
    private final KeyEncryptionKeys versions;
    private final KeyEncryption encryption;

    @Inject
    RewrapKeys(
            Pool pool,
            CustomerKeys customerKeys,
            KeyEncryptionKeys versions,
            KeyEncryption encryption) {
        this.pool = pool;
        this.customerKeys = customerKeys;
        this.versions = versions;
        this.encryption = encryption;
    }

    /**
     * Wraps all there are that nobody else is at work on; the answer is how many. One that cannot
     * be unwrapped is passed over, and then it fails in the end; so it does when the versions that
     * there are could not be told, and those known before were used.
     */
    Uni<Integer> rewrapAll() {
        return encryption
                .refresh()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onItemOrFailure()
                .transformToUni((fresh, late) -> rewrapKnown().invoke(wrapped -> tell(late)));
    }

    private static void tell(Throwable late) {
        if (late != null) {
            throw new IllegalStateException("whoever holds the wrapping keys hangs", late);
        }
    }

    private Uni<Integer> rewrapKnown() {
        AtomicReference<Some> last = new AtomicReference<>(Some.NONE);
        return Multi.createBy()
                .repeating()
                .uni(() -> rewrapAfter(last.get()).invoke(last::set))
                .until(some -> some.found() < AT_ONCE)
                .collect()
                .last()
                .map(ignored -> last.get().result());
    }

    /**
     * How far the work came.
     *
     * @param found keys of the last transaction
     * @param after the last customer that was looked at
     * @param wrapped keys, all together
     * @param failure why one was passed over; null when none was
     */
    private record Some(int found, String after, int wrapped, Throwable failure) {
        static final Some NONE = new Some(0, "", 0, null);

        Some ended() {
            return new Some(0, after, wrapped, failure);
        }

        Some then(List<WrappedKey> old, Singly singly) {
            return new Some(
                    old.size(),
                    old.get(old.size() - 1).customerId(),
                    wrapped + singly.wrapped.size(),
                    singly.failure == null ? failure : singly.failure);
        }

        int result() {
            if (failure != null) {
                throw new IllegalStateException(
                        "%d keys were wrapped, but not all".formatted(wrapped), failure);
            }
            return wrapped;
        }
    }

    /** What came of several keys. */
    private record Singly(List<WrappedKey> wrapped, Throwable failure) {
        Singly and(Singly other) {
            List<WrappedKey> all = new ArrayList<>(wrapped);
            all.addAll(other.wrapped);
            return new Singly(all, failure == null ? other.failure : failure);
        }
    }

    private Uni<Some> rewrapAfter(Some last) {
        int current = encryption.current();
        return pool.withTransaction(
                tx ->
                        versions.admit(tx, current)
                                .chain(
                                        () ->
                                                customerKeys.wrappedByOlder(
                                                        tx, current, last.after(), AT_ONCE))
                                .chain(
                                        old ->
                                                old.isEmpty()
                                                        ? Uni.createFrom().item(last.ended())
                                                        : rewrap(tx, old, last)));
    }

    private Uni<Some> rewrap(SqlConnection tx, List<WrappedKey> old, Some last) {
        return wrap(old)
                .call(singly -> customerKeys.rewrap(tx, singly.wrapped()))
                .map(singly -> last.then(old, singly));
    }

    /** All at once, and each by itself when that fails. Nothing helps against who hangs. */
    private Uni<Singly> wrap(List<WrappedKey> old) {
        Uni<Singly> together =
                encryption
                        .unwrap(old)
                        .chain(encryption::wrap)
                        .map(it -> new Singly(it, null))
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail();
        return old.size() == 1
                ? together.onFailure(RewrapKeys::isOfTheKey)
                        .recoverWithItem(bad -> new Singly(List.of(), bad))
                : together.onFailure(RewrapKeys::isOfTheKey).recoverWithUni(() -> wrapSingly(old));
    }

    private static boolean isOfTheKey(Throwable failure) {
        return !(failure instanceof TimeoutException);
    }

    private Uni<Singly> wrapSingly(List<WrappedKey> old) {
        return Multi.createFrom()
                .iterable(old)
                .onItem()
                .transformToUniAndConcatenate(one -> wrap(List.of(one)))
                .collect()
                .with(Collectors.reducing(new Singly(List.of(), null), Singly::and));
    }
}
