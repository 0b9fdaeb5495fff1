package io.huifang.intake.cloudevent;

import java.util.Optional;

/** How events stand in an HTTP request (CloudEvents HTTP binding 1.0). */
public enum ContentMode {
    /** One event, attributes and data in one JSON object. */
    STRUCTURED,
    /** Many events in one JSON array. */
    BATCH,
    /** One event, attributes in {@code ce-} headers, data in the body. */
    BINARY;

    /** Media type of {@link #STRUCTURED}. */
    public static final String STRUCTURED_TYPE = "application/cloudevents+json";

    /** Media type of {@link #BATCH}. */
    public static final String BATCH_TYPE = "application/cloudevents-batch+json";

    /** Media type of {@link #BINARY}: the data's own. */
    public static final String BINARY_TYPE = "application/json";

    /**
     * The mode a {@code Content-Type} announces. Without one an event may stand in the headers, if
     * it has no data.
     *
     * @param contentType the header's value, null when it is absent
     * @return empty for what we do not read: other formats, other charsets
     */
    public static Optional<ContentMode> of(String contentType) {
        if (contentType == null) {
            return Optional.of(BINARY);
        }
        return switch (MediaType.ofUtf8(contentType)) {
            case STRUCTURED_TYPE -> Optional.of(STRUCTURED);
            case BATCH_TYPE -> Optional.of(BATCH);
            case BINARY_TYPE -> Optional.of(BINARY);
            default -> Optional.empty();
        };
    }

    /** Whether data of that media type is JSON in UTF-8. */
    static boolean isJson(String dataContentType) {
        return MediaType.ofUtf8(dataContentType).equals(BINARY_TYPE);
    }
}
