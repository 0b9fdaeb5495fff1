package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
