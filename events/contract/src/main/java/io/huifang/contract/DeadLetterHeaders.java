package io.huifang.contract;

/**
 * Headers by which a dead letter tells of its record. They stand behind the record's own headers,
 * beginning with {@link #REASON}; the values are UTF-8 text.
 */
public final class DeadLetterHeaders {
    /** Why it was set aside, in a few words, without personal data. */
    public static final String REASON = "dead-letter-reason";

    /** Topic of origin. */
    public static final String TOPIC = "dead-letter-topic";

    /** Partition of origin, in decimal digits. */
    public static final String PARTITION = "dead-letter-partition";

    /** Offset of origin, in decimal digits. */
    public static final String OFFSET = "dead-letter-offset";

    /** Timestamp of the record at its origin, in milliseconds since 1970. */
    public static final String TIMESTAMP = "dead-letter-timestamp";

    /** What could not be carried along, and why; absent when the letter is whole. */
    public static final String OMITTED = "dead-letter-omitted";

    /**
     * On a record that was put back on its topic: the letter it was, as {@code
     * topic/partition/offset@timestamp}, the timestamp in milliseconds since 1970. A record that
     * was put back several times has one for each, the last one last.
     */
    public static final String REDRIVEN_FROM = "dead-letter-redriven-from";

    /** What a topic's name and that of its dead letters differ by. */
    public static final String TOPIC_SUFFIX = "-dlq";

    private DeadLetterHeaders() {}
}
