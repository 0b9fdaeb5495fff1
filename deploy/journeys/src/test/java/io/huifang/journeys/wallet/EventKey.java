package io.huifang.journeys.wallet;

/**
 * An event's identity.
 *
 * @param source CloudEvents source
 * @param id CloudEvents id
 */
public record EventKey(String source, String id) {
    @Override
    public String toString() {
        return source + "#" + id;
    }
}
