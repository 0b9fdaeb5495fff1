package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The only thread that touches a key file once the service runs. A disk or a mount that hangs holds
 * this thread and no event loop.
 */
final class KeyFileThread {
    /** There only while there is work. */
    private final Executor thread =
            new ThreadPoolExecutor(
                    0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), KeyFileThread::make);

    private static Thread make(Runnable work) {
        Thread thread = new Thread(work, "vault-key-file");
        thread.setDaemon(true);
        return thread;
    }

    /** Does it after what came before. */
    <T> CompletableFuture<T> run(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread);
    }

    /**
     * Changes something and then looks at it, after what came before. What has not begun when the
     * time is over is never done; what has begun is told that it is not wanted any more.
     */
    <T> CompletableFuture<T> run(
            Consumer<BooleanSupplier> change, Supplier<T> look, Duration within) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Supplier<T> work =
                () -> {
                    change.accept(() -> !done.isDone());
                    return look.get();
                };
        return done.completeAsync(work, thread).orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Answers on the event loop of whoever asks; who gives up leaves it to the others. */
    static <T> Uni<T> when(CompletableFuture<T> done) {
        Executor here = of(Vertx.currentContext());
        return Uni.createFrom()
                .completionStage(done::copy)
                .emitOn(here)
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause);
    }

    private static Executor of(Context here) {
        return here == null ? Runnable::run : task -> here.runOnContext(ignored -> task.run());
    }
}
