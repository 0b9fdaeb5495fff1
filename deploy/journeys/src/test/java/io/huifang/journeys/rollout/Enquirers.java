package io.huifang.journeys.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.load.Shift;
import io.huifang.journeys.wallet.EventKey;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** People who ask the scheduler what it has decided about this event and that. */
public final class Enquirers implements AutoCloseable {
    private static final int COUNT = 4;
    private static final Duration PACE = Duration.ofMillis(200);

    /** So many questions are about the same events. */
    private static final int A_BATCH = 50;

    private final Shift shift = new Shift(COUNT);
    private final Caller caller;
    private final String scheduler;
    private final Supplier<? extends Collection<EventKey>> accepted;

    /**
     * Begins to ask.
     *
     * @param scheduler where it is found
     * @param accepted gives the events that intake has accepted so far
     */
    public Enquirers(
            Caller caller, String scheduler, Supplier<? extends Collection<EventKey>> accepted) {
        this.caller = caller;
        this.scheduler = scheduler;
        this.accepted = accepted;
        for (int number = 0; number < COUNT; number++) {
            shift.begin(new Enquirer(number)::ask, Duration.ZERO, PACE);
        }
    }

    @Override
    public void close() {
        shift.close();
    }

    /** One of them. Used by one thread at a time. */
    private final class Enquirer {
        private final Random random;
        private List<EventKey> keys = List.of();
        private int asked;

        private Enquirer(long seed) {
            this.random = new Random(seed);
        }

        private void ask() {
            if (asked++ % A_BATCH == 0 || keys.isEmpty()) {
                keys = List.copyOf(accepted.get());
            }
            if (!keys.isEmpty()) {
                EventKey key = keys.get(random.nextInt(keys.size()));
                caller.get(
                        "%s/v1/decisions?source=%s&id=%s"
                                .formatted(
                                        scheduler,
                                        URLEncoder.encode(key.source(), UTF_8),
                                        URLEncoder.encode(key.id(), UTF_8)));
            }
        }
    }
}
