package io.huifang.export;

/** What was asked for makes no sense, or cannot be done here. The message says which word. */
final class UsageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageFailure(String message) {
        super(message);
    }
}
