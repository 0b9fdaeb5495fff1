package io.huifang.intake.cloudevent;

import java.util.Locale;
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
     * The mode a {@code Content-Type} announces.
     *
     * @return empty for what we do not read: other formats, other charsets
     */
    public static Optional<ContentMode> of(String contentType) {
        String type = withoutUtf8(contentType);
        return switch (type) {
            case STRUCTURED_TYPE -> Optional.of(STRUCTURED);
            case BATCH_TYPE -> Optional.of(BATCH);
            case BINARY_TYPE -> Optional.of(BINARY);
            default -> Optional.empty();
        };
    }

    /** Whether data of that media type is JSON in UTF-8. */
    static boolean isJson(String dataContentType) {
        return withoutUtf8(dataContentType).equals(BINARY_TYPE);
    }

    // Lower case, without a charset that says UTF-8; whatever else is there stays and fits nothing.
    private static String withoutUtf8(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        if (semicolon < 0) {
            return mediaType.strip().toLowerCase(Locale.ROOT);
        }
        String parameter =
                mediaType
                        .substring(semicolon + 1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("\"", "");
        String type = mediaType.substring(0, semicolon).strip().toLowerCase(Locale.ROOT);
        return parameter.equals("charset=utf-8") || parameter.isEmpty() ? type : mediaType;
    }
}
