package io.huifang.scheduler.decision;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.UUID;

/**
 * An event as it came from the log.
 *
 * @param key names (source, id): the decision's key
 * @param contentHash names what it says: a second delivery has the same one
 * @param source CloudEvents source
 * @param id CloudEvents id, unique within the source
 * @param traceParent W3C trace context; null when not traced
 * @param data its data
 * @param json its data as it came
 * @param event what the rules need of it
 */
record ReceivedEvent(
        UUID key,
        UUID contentHash,
        String source,
        String id,
        String traceParent,
        JsonNode data,
        String json,
        WalletEvent event) {

    String customerId() {
        return event.customerId();
    }
}
