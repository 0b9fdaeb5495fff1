package io.huifang.intake.sender;

import io.huifang.contract.wallet.CustomerErasureRequested;
import io.huifang.contract.wallet.WalletEventCatalogue;

import java.util.Set;

/**
 * A wallet backend that may post events.
 *
 * @param name as configured
 * @param sources CloudEvents sources that are its own
 * @param types event types it may send, {@code com.example.*} for all that begin so; empty for
 *     those of the catalogue that destroy nothing
 */
public record Sender(String name, Set<String> sources, Set<String> types) {
    private static final char WILDCARD = '*';

    /** Whether events of that source are this sender's to tell. */
    public boolean owns(String source) {
        return sources.contains(source);
    }

    /**
     * Whether this sender may tell events of that type. What destroys data for good must be listed
     * by its whole name.
     */
    public boolean maySend(String type) {
        if (type.equals(CustomerErasureRequested.TYPE)) {
            return types.contains(type);
        }
        if (types.isEmpty()) {
            return WalletEventCatalogue.find(type).isPresent();
        }
        if (types.contains(type)) {
            return true;
        }
        for (String allowed : types) {
            if (isPrefix(allowed) && type.startsWith(allowed.substring(0, allowed.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrefix(String allowed) {
        return allowed.charAt(allowed.length() - 1) == WILDCARD;
    }
}
