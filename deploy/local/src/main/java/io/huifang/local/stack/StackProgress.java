package io.huifang.local.stack;

/** Watches parts come up and go down, several at a time. */
public interface StackProgress {
    /** For those who do not want to know. */
    StackProgress SILENT =
            new StackProgress() {
                @Override
                public void starting(StackPart part, Runnable start) {
                    start.run();
                }

                @Override
                public void stopping(StackPart part, Runnable stop) {
                    stop.run();
                }
            };

    /**
     * @param start must be run; returns when the part is ready
     */
    void starting(StackPart part, Runnable start);

    /**
     * @param stop must be run; returns when the part has ended
     */
    void stopping(StackPart part, Runnable stop);
}
