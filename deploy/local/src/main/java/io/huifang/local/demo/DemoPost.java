package io.huifang.local.demo;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Posts the demo wallet's events; what intake cannot take now is sent again. */
final class DemoPost {
    private static final int ACCEPTED = 202;
    private static final long REST_MS = 2_000;

    private final DemoSender sender;
    private final Consumer<String> say;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    DemoPost(DemoSender sender, Consumer<String> say) {
        this.sender = sender;
        this.say = say;
    }

    /** Returns when intake has answered for the event. */
    void deliver(DemoEvent event, Instant happened) throws InterruptedException {
        String body = sender.body(event, happened);
        int status = sender.send(body);
        while (isPassing(status)) {
            say.accept(
                    status == DemoSender.NO_ANSWER ? "no answer; once more" : status + "; again");
            TimeUnit.MILLISECONDS.sleep(REST_MS);
            status = sender.send(body);
        }
        if (status == ACCEPTED) {
            accepted.incrementAndGet();
        } else {
            refused.incrementAndGet();
            say.accept("an event was refused with " + status);
        }
    }

    String report() {
        return accepted + " events accepted, " + refused + " refused so far";
    }

    /** Whether the same event may be taken later. */
    private static boolean isPassing(int status) {
        return status == DemoSender.NO_ANSWER || status == 429 || status >= 500;
    }
}
