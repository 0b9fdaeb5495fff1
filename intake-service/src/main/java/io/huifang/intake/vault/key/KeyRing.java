package io.huifang.intake.vault.key;

import io.huifang.outbox.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds customers' keys and makes those that are missing. A new key counts once it is stored, which
 * whoever seals with it does in the same statement; when another replica was first, that statement
 * is refused, and {@link #forget} lets the next try find the right key.
 */
@ApplicationScoped
public class KeyRing {
    private final CustomerKeys customerKeys;
    private final KeyLookups lookups;
    private final KeyEncryption encryption;
    private final KeyEncryptionKeys versions;
    private final Ids ids;
    private final KeyCache cache;

    /** The last version this process admitted; only the thread that sees another one writes. */
    private volatile Integer admitted;

    @Inject
    KeyRing(
            CustomerKeys customerKeys,
            KeyLookups lookups,
            KeyEncryption encryption,
            KeyEncryptionKeys versions,
            Ids ids,
            KeyConfig config) {
        this.customerKeys = customerKeys;
        this.lookups = lookups;
        this.encryption = encryption;
        this.versions = versions;
        this.ids = ids;
        this.cache = new KeyCache(config.mostKeptKeys(), config.keptKeysFor().toNanos());
    }

    /**
     * The keys of these customers, made where there is none.
     *
     * @return by customer; without those who were erased
     */
    public Uni<Map<String, HeldKey>> of(Set<String> customerIds) {
        Map<String, HeldKey> held = new HashMap<>();
        List<String> missing = new ArrayList<>();
        long now = System.nanoTime();
        for (String customerId : customerIds) {
            HeldKey key = cache.find(customerId, now);
            if (key == null) {
                missing.add(customerId);
            } else {
                held.put(customerId, key);
            }
        }
        return missing.isEmpty()
                ? Uni.createFrom().item(held)
                : load(missing).invoke(held::putAll).replaceWith(held);
    }

    /**
     * The key that is stored now, past the memory; empty when there is none or it was destroyed. In
     * the caller's transaction.
     */
    public Uni<Optional<CustomerKey>> stored(SqlConnection tx, String customerId) {
        return customerKeys
                .findIn(tx, List.of(customerId))
                .chain(found -> encryption.unwrap(alive(found.values())))
                .map(secrets -> secrets.stream().findFirst().map(CustomerKey::of));
    }

    /** These customers' keys are stored by now. */
    public void saved(Map<String, HeldKey> keys) {
        keys.forEach(
                (customerId, held) -> {
                    if (held.unsaved() != null) {
                        cache.forget(customerId);
                        cache.keep(customerId, new HeldKey(held.key(), null), System.nanoTime());
                    }
                });
    }

    /** What is in memory about these customers' keys is not to be relied on. */
    public void forget(Collection<String> customerIds) {
        customerIds.forEach(cache::forget);
    }

    /** Lets go of keys that were in memory for their time. */
    void evict() {
        cache.evict(System.nanoTime());
    }

    /** The version that wrapped a new key was refused: which there are is looked up anew. */
    public Uni<Void> mistrustVersions() {
        admitted = null;
        return encryption.refresh();
    }

    /** Does all that finding a key does, with nobody's and without leaving a row. */
    public Uni<CustomerKey> rehearse(String nobody) {
        SecretKey secret = fresh(nobody);
        return admitCurrent()
                .chain(() -> lookups.find(List.of(nobody)))
                .chain(() -> encryption.wrap(List.of(secret)))
                .chain(encryption::unwrap)
                .map(keys -> CustomerKey.of(keys.get(0)));
    }

    private Uni<Map<String, HeldKey>> load(List<String> customerIds) {
        return lookups.find(customerIds)
                .map(found -> only(customerIds, found))
                .chain(found -> load(customerIds, found));
    }

    private Uni<Map<String, HeldKey>> load(List<String> customerIds, Map<String, KeyLife> found) {
        return encryption
                .unwrap(alive(found.values()))
                .chain(stored -> make(missing(customerIds, found)).map(made -> keep(stored, made)));
    }

    /** Who shared the lookup asked for others. */
    private static Map<String, KeyLife> only(List<String> customerIds, Map<String, KeyLife> found) {
        Map<String, KeyLife> mine = new HashMap<>();
        for (String customerId : customerIds) {
            KeyLife life = found.get(customerId);
            if (life != null) {
                mine.put(customerId, life);
            }
        }
        return mine;
    }

    private Uni<Map<SecretKey, WrappedKey>> make(List<SecretKey> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return admitCurrent()
                .chain(() -> encryption.wrap(fresh))
                .map(
                        wrapped -> {
                            Map<SecretKey, WrappedKey> made = new HashMap<>();
                            for (int i = 0; i < fresh.size(); i++) {
                                made.put(fresh.get(i), wrapped.get(i));
                            }
                            return made;
                        });
    }

    private Map<String, HeldKey> keep(List<SecretKey> stored, Map<SecretKey, WrappedKey> made) {
        Map<String, HeldKey> held = new HashMap<>();
        long now = System.nanoTime();
        for (SecretKey secret : stored) {
            HeldKey key = new HeldKey(CustomerKey.of(secret), null);
            held.put(secret.customerId(), cache.keep(secret.customerId(), key, now));
        }
        made.forEach(
                (secret, wrapped) -> {
                    HeldKey key = new HeldKey(CustomerKey.of(secret), wrapped);
                    held.put(secret.customerId(), cache.keep(secret.customerId(), key, now));
                });
        return held;
    }

    private Uni<Void> admitCurrent() {
        int current = encryption.current();
        return Integer.valueOf(current).equals(admitted)
                ? Uni.createFrom().voidItem()
                : versions.admit(current).invoke(() -> admitted = current);
    }

    private List<SecretKey> missing(List<String> customerIds, Map<String, KeyLife> found) {
        return customerIds.stream().filter(id -> !found.containsKey(id)).map(this::fresh).toList();
    }

    private SecretKey fresh(String customerId) {
        return new SecretKey(customerId, ids.next(), CustomerKey.freshBytes());
    }

    private static List<WrappedKey> alive(Collection<KeyLife> lives) {
        return lives.stream()
                .filter(KeyLife.Alive.class::isInstance)
                .map(life -> ((KeyLife.Alive) life).key())
                .toList();
    }
}
