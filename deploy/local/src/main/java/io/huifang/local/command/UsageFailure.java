package io.huifang.local.command;

/** A command line that means nothing to us. The message says which word. */
final class UsageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageFailure(String message) {
        super(message);
    }
}
