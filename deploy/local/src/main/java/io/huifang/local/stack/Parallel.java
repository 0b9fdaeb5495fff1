package io.huifang.local.stack;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tasks that need not wait for one another. */
final class Parallel {
    private Parallel() {}

    /**
     * Runs all of them to their end, whatever becomes of the others.
     *
     * @param onFailure is run after each failure, so that the others can give up
     * @throws RuntimeException the first failure, with later ones as suppressed
     */
    static void run(List<Runnable> tasks, Runnable onFailure) {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads =
                tasks.stream().map(task -> start(task, failures, onFailure)).toList();
        threads.forEach(Parallel::await);
        RuntimeException first = failures.poll();
        if (first != null) {
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static Thread start(
            Runnable task, Queue<RuntimeException> failures, Runnable onFailure) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException failure) {
                                failures.add(failure);
                                onFailure.run();
                            }
                        });
        thread.start();
        return thread;
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for parts of the stack");
        }
    }
}
