package io.huifang.intake.cloudevent;

/** The W3C Trace Context header {@code traceparent}. */
public final class TraceParent {
    private static final int LENGTH = 55;
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;

    private TraceParent() {}

    /**
     * Whether it names a trace to continue. What does not is ignored, as the standard asks: a
     * sender's tracing must not cost it its events.
     *
     * @param value the header's or attribute's value, or null
     */
    public static boolean isUsable(String value) {
        return value != null
                && value.length() == LENGTH
                && value.startsWith("00-")
                && value.charAt(PARENT_ID - 1) == '-'
                && value.charAt(FLAGS - 1) == '-'
                && isId(value, TRACE_ID, PARENT_ID - 1)
                && isId(value, PARENT_ID, FLAGS - 1)
                && isHex(value, FLAGS, LENGTH);
    }

    private static boolean isId(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (value.charAt(i) != '0') {
                return isHex(value, from, to);
            }
        }
        return false; // an id of zeros is none
    }

    private static boolean isHex(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
