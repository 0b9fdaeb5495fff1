package io.huifang.intake.vault.key;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unwrapped keys: not too many, and none for long. */
final class KeyCache {
    private final long mostKeys;
    private final long keptNanos;

    /** In the order in which they came, which is that in which they go. */
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    KeyCache(long mostKeys, long keptNanos) {
        this.mostKeys = mostKeys;
        this.keptNanos = keptNanos;
    }

    private record Kept(HeldKey key, long since) {}

    /** The customer's key; null when it is not here, or not any more. */
    synchronized HeldKey find(String customerId, long now) {
        Kept found = kept.get(customerId);
        if (found != null && isOver(found, now)) {
            kept.remove(customerId);
            return null;
        }
        return found == null ? null : found.key();
    }

    /** Keeps that key, or leaves the one that is there already; the answer is what is kept. */
    synchronized HeldKey keep(String customerId, HeldKey key, long now) {
        HeldKey present = find(customerId, now);
        if (present != null) {
            return present;
        }
        kept.put(customerId, new Kept(key, now));
        dropOldest(now);
        return key;
    }

    synchronized void forget(String customerId) {
        kept.remove(customerId);
    }

    /** Lets go of what was kept for its time, whether anybody asks for it or not. */
    synchronized void evict(long now) {
        dropOldest(now);
    }

    synchronized int size() {
        return kept.size();
    }

    private void dropOldest(long now) {
        Iterator<Kept> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            Kept one = oldest.next();
            if (kept.size() <= mostKeys && !isOver(one, now)) {
                return;
            }
            oldest.remove();
        }
    }

    private boolean isOver(Kept one, long now) {
        return now - one.since() > keptNanos;
    }
}
