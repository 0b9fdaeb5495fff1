package io.huifang.intake.cloudevent;

/** How much one request may bring. Part of the interface, so not configurable. */
public final class Limits {
    /** Most bytes of one event, attributes and data. */
    public static final int EVENT_BYTES = 256 * 1024;

    /** Most bytes of a batch: room for its 1,000 events at 1 KiB each. */
    public static final int BATCH_BYTES = 1024 * 1024;

    /** Most events of a batch. */
    public static final int BATCH_EVENTS = 1_000;

    private Limits() {}

    /** Most bytes of a body in that mode. */
    public static int bodyBytes(ContentMode mode) {
        return mode == ContentMode.BATCH ? BATCH_BYTES : EVENT_BYTES;
    }
}
