package io.huifang.intake.eventlog;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The records of one request on their way: one countdown, one answer. */
final class Append implements Callback {
    private final ReturnPath returnPath;
    private final Consumer<Appended> answer;
    private final AtomicInteger outstanding;
    private final long begun;
    private final long deadline;

    /** Why a record did not get through, null while none failed. Set by the producer's thread. */
    private volatile Exception failure;

    /** Only touched on the event loop. */
    private boolean answered;

    /**
     * @param records how many
     * @param begun by {@link System#nanoTime()}
     * @param deadline nanoseconds from then to the answer
     */
    Append(
            ReturnPath returnPath,
            int records,
            long begun,
            long deadline,
            Consumer<Appended> answer) {
        this.returnPath = returnPath;
        this.outstanding = new AtomicInteger(records);
        this.begun = begun;
        this.deadline = deadline;
        this.answer = answer;
    }

    /** One record was acknowledged, or never will be. */
    @Override
    public void onCompletion(RecordMetadata metadata, Exception exception) {
        settle(1, exception);
    }

    /** So many records are done with. */
    void settle(int records, Exception exception) {
        if (exception != null) {
            failure = exception;
        }
        if (outstanding.addAndGet(-records) == 0) {
            returnPath.bring(this);
        }
    }

    Exception failure() {
        return failure;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isLate(long now) {
        return age(now) > deadline;
    }

    /** Nanoseconds since it began. */
    long age(long now) {
        return now - begun;
    }

    /** Answers, once: what comes after the first answer changes nothing. */
    void answer(Appended appended) {
        if (!answered) {
            answered = true;
            answer.accept(appended);
        }
    }
}
