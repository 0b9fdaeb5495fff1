package io.huifang.proof;

import io.huifang.contract.Topic;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Looked at again and again by whoever waits, so that nobody waits for the dead, and people see how
 * far it is.
 */
final class Watch implements Runnable {
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final InsightStack stack;
    private final Feed feed;
    private final Course course;
    private final Consumer<String> listener;

    private long told = System.nanoTime();

    /**
     * @param listener hears once a minute how far it is
     */
    Watch(InsightStack stack, Feed feed, Course course, Consumer<String> listener) {
        this.stack = stack;
        this.feed = feed;
        this.course = course;
        this.listener = listener;
    }

    /**
     * @throws RuntimeException when there is nothing to wait for any more
     */
    @Override
    public void run() {
        stack.requireAlive();
        feed.requireWell();
        if (System.nanoTime() - told > TOLD_EVERY.toNanos()) {
            told = System.nanoTime();
            listener.accept(
                    String.format(
                            Locale.ROOT,
                            "%,d decisions; %,d records, inner ones included, are not read yet",
                            course.read(Topic.CALLBACK_DECISIONS),
                            course.unread()));
        }
    }
}
